/** Private cells as the sheet has them, tab by tab, row by row; and how one is shared. */

import type { PrivateCell } from "../generated/rows"

export interface Sheet {
  readonly tab: string
  readonly cells: readonly PrivateCell[]
}

/** Tabs in the order in which they were read; within one, by row, then as they were read. */
export function byTab(cells: Iterable<PrivateCell>): Sheet[] {
  return [...Map.groupBy(cells, (cell) => cell.tab)].map(([tab, those]) => ({
    tab,
    cells: those.toSorted((a, b) => a.line - b.line),
  }))
}

/** The words as they cross, the same as `told` in `portal/deal/sharing.py`. */
export function told({ heading, words }: PrivateCell): string {
  return heading ? `${heading}: ${words}` : words
}
