/** The plan by keyboard: arrows walk the rows, letters do things to the step one stands on or has open. */

import { isTyping, type Keys, LEFT_ALONE } from "../app/keys.svelte"
import { go, roomPath, route } from "../app/router.svelte"
import type { RoomView, Step } from "../app/view.svelte"
import { LOOSE } from "./outline"
import type { PlanView } from "./planview.svelte"
import { isAction, nudge, toggle } from "./wishes"

export function planKeys(room: RoomView, plan: PlanView): Keys {
  const on = (run: (step: Step, event: KeyboardEvent) => void) => (event: KeyboardEvent) => {
    const step = room.step(rowOf(event) ?? openStep() ?? plan.at ?? "")
    return step ? run(step, event) : LEFT_ALONE
  }
  const tick = on((step, event) => {
    if (!event.repeat) tickOrAsk(room, plan, step)
  })
  return {
    ArrowDown: () => walk(plan, "down"),
    ArrowUp: () => walk(plan, "up"),
    ArrowLeft: () => walk(plan, "left"),
    ArrowRight: () => walk(plan, "right"),
    "alt+ArrowUp": on((step, event) => move(room, plan, step, -1, event)),
    "alt+ArrowDown": on((step, event) => move(room, plan, step, 1, event)),
    " ": (event) => (isPressing(event) ? LEFT_ALONE : tick(event)),
    e: on((step) => edit(room, plan, step)),
    d: on((step) => {
      if (room.may("schedule_step", step)) plan.ask("date", step.id)
    }),
    b: on((step) => {
      if (room.may("block_action", step)) plan.ask("block", step.id)
    }),
    c: on((step) => comment(room, step)),
    a: on((step) => add(room, plan, step)),
    u: () => room.store.undo(),
    "mod+z": (event) => (isTyping(event) ? LEFT_ALONE : room.store.undo()),
    Escape: () => {
      const left = openStep() ?? plan.at
      go(roomPath(room.room))
      if (left) focusStep(left)
    },
  }
}

/** Put the keyboard on a step's row, when it is on the page. */
export function focusStep(id: string): void {
  requestAnimationFrame(() => {
    document.querySelector<HTMLElement>(`[data-step="${CSS.escape(id)}"]`)?.focus()
  })
}

function rowOf(event: Event): string | undefined {
  return event.target instanceof Element
    ? event.target.closest<HTMLElement>("[data-row]")?.dataset.row
    : undefined
}

/** Whether a key would press something that has the focus itself, or nothing of the plan has it. */
function isPressing(event: Event): boolean {
  return (
    !(event.target instanceof Element) || !rowOf(event) || event.target.closest("button, summary") !== null
  )
}

function openStep(): string | null {
  const here = route()
  return here.page === "room" && here.tab === "plan" ? here.step : null
}

function move(room: RoomView, plan: PlanView, step: Step, by: -1 | 1, event: Event): void {
  nudge(room, plan, step, by)
  if (rowOf(event)) focusStep(step.id)
}

/** Its words are edited on its row, wherever that is folded away. */
function edit(room: RoomView, plan: PlanView, step: Step): void {
  if (!room.may("edit_step", step)) return
  if (isAction(step)) plan.folds[step.milestone ?? LOOSE] = false
  plan.editing = step.id
}

/** An open panel is asked at once; one that opens does it by the address. */
function comment(room: RoomView, step: Step): void {
  go(`${roomPath(room.room, "plan", step.id)}#comment`)
  document.querySelector<HTMLElement>("#comment textarea")?.focus()
}

function tickOrAsk(room: RoomView, plan: PlanView, step: Step): void {
  const answer = toggle(room, step)
  if (answer === "ask_reopen") plan.ask("reopen", step.id)
  if (answer === "ask_send_back") plan.ask("send_back", step.id)
}

function add(room: RoomView, plan: PlanView, step: Step): void {
  const side = isAction(step) ? step.side : (room.reader?.side ?? "both")
  if (!room.may("add_action", { ...step, side, milestone: null })) return
  plan.adding = { milestone: isAction(step) ? step.milestone : step.id, side }
}

type Direction = "up" | "down" | "left" | "right"

function walk(plan: PlanView, direction: Direction): void {
  const rows = [...document.querySelectorAll<HTMLElement>("[data-outline] [data-row]")]
  const at = rows.find((row) => row.dataset.row === plan.at)
  const next = at ? neighbourOf(rows, at, direction) : rows[0]
  const link = next?.querySelector<HTMLElement>("[data-step]")
  link?.focus()
  next?.scrollIntoView({ block: "nearest" })
}

function neighbourOf(rows: HTMLElement[], at: HTMLElement, direction: Direction): HTMLElement | undefined {
  if (direction === "left" || direction === "right") {
    const side = direction === "left" ? "buyer" : "seller"
    if (at.dataset.column === side) return undefined
    const beside = rows.filter((row) => row.dataset.column === side)
    return nearest(beside, at)
  }
  const column = at.dataset.column
  const path = rows.filter((row) => row === at || passes(column, row.dataset.column))
  return path[path.indexOf(at) + (direction === "down" ? 1 : -1)]
}

/** Going up or down stays in the column; milestones and shared promises lie in everyone's way. */
function passes(from: string | undefined, column: string | undefined): boolean {
  return (
    from === "milestone" || from === "both" || column === from || column === "milestone" || column === "both"
  )
}

function nearest(rows: HTMLElement[], at: HTMLElement): HTMLElement | undefined {
  const top = at.getBoundingClientRect().top
  const away = (row: HTMLElement): number => Math.abs(row.getBoundingClientRect().top - top)
  return rows.toSorted((a, b) => away(a) - away(b))[0]
}
