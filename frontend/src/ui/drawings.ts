/** Line drawings on a 16 × 16 grid. */
export const drawings = {
  check: "M3.5 8.5l3 3 6-7",
  dash: "M4 8h8",
  blocked: "M8 2.5a5.5 5.5 0 1 0 0 11a5.5 5.5 0 1 0 0-11M4.2 11.8l7.6-7.6",
  clock: "M8 2.5a5.5 5.5 0 1 0 0 11a5.5 5.5 0 1 0 0-11M8 5v3.2l2.2 1.3",
  plus: "M8 3v10M3 8h10",
  close: "M4 4l8 8M12 4l-8 8",
  more: "M3.5 8h.01M8 8h.01M12.5 8h.01",
  grip: "M6 4h.01M10 4h.01M6 8h.01M10 8h.01M6 12h.01M10 12h.01",
  search: "M7 2.5a4.5 4.5 0 1 0 0 9a4.5 4.5 0 1 0 0-9M10.3 10.3l3.2 3.2",
  link: "M6.5 9.5l3-3M7 4.5l1-1a3 3 0 0 1 4.3 4.3l-1 1M9 11.5l-1 1a3 3 0 0 1-4.3-4.3l1-1",
  comment: "M2.5 3.5h11v7.5h-6l-3 2.5v-2.5h-2z",
  undo: "M5.5 3L2.5 6l3 3M2.5 6h7a3.5 3.5 0 0 1 0 7h-2",
  down: "M4 6l4 4 4-4",
  right: "M6 4l4 4-4 4",
  left: "M10 4l-4 4 4 4",
  arrow: "M3 8h10M9.5 4.5L13 8l-3.5 3.5",
  calendar: "M3 4.5h10v8.5h-10zM3 7.5h10M6 3v2.5M10 3v2.5",
  flag: "M4 14V2.5h7.5l-1.5 3 1.5 3H4",
  warning: "M8 2.5l6 10.5h-12zM8 6.5v3M8 11.3h.01",
  eye: "M1.5 8c2-3.3 4-4.5 6.5-4.5s4.5 1.2 6.5 4.5c-2 3.3-4 4.5-6.5 4.5s-4.5-1.2-6.5-4.5M8 6.2a1.8 1.8 0 1 0 0 3.6a1.8 1.8 0 1 0 0-3.6",
  pending:
    "M8 2.5v2M8 11.5v2M2.5 8h2M11.5 8h2M4.1 4.1l1.4 1.4M10.5 10.5l1.4 1.4M4.1 11.9l1.4-1.4M10.5 5.5l1.4-1.4",
} as const

export type Drawing = keyof typeof drawings
