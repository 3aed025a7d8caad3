/** Rows that are read by page: each comes with its last seq, and later changes are laid over it. */
import { PAGED, type TableName } from "../generated/rows"
import { type Change, EVERY, put, type RoomEvent } from "./fold"
import type { AnyRow, Tables } from "./tables"

/** A change to a paged row that this replica has seen go by. */
export interface Seen {
  readonly seq: number
  readonly change: Change
}

export type PageRow = AnyRow & { readonly seq: number }

/** The changes of an event that concern paged rows. */
export function pagedChanges(event: RoomEvent): Seen[] {
  const paged = event.changes.filter((change) => PAGED.includes(change.table))
  return paged.map((change) => ({ seq: event.seq, change }))
}

/** The tables with a page's rows; what was seen after a row's seq is laid over it, so a late page undoes nothing. */
export function withPage(
  tables: Tables,
  table: TableName,
  page: readonly PageRow[],
  seen: readonly Seen[],
): Tables {
  const ofTable = seen.filter((s) => s.change.table === table)
  const emptied = Math.max(0, ...ofTable.filter((s) => s.change.id === EVERY).map((s) => s.seq))
  const standing = page.filter(({ seq }) => seq > emptied)
  return standing.reduce((before, { seq, ...row }) => {
    const later = ofTable.filter((s) => s.seq > seq && s.change.id === row.id)
    const whole: Change = { table, id: row.id, set: row, was: null }
    return later.reduce((held, { change }) => put(held, change), put(before, whole))
  }, tables)
}
