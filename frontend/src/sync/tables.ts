/** The rows of one stream, by table and id; every value is immutable. */
import { PAGED, type RowOf, TABLE_NAMES, type TableName, type Tables } from "../generated/rows"

export type { Tables }
export type AnyRow = RowOf[TableName]
/** How a snapshot carries rows; a table without rows may be left out. */
export type RowLists = { readonly [K in TableName]?: readonly RowOf[K][] }

export const EMPTY: Tables = fromLists({})

/** The tables that a snapshot's row lists stand for. */
export function fromLists(lists: RowLists): Tables {
  const filled = TABLE_NAMES.map((name) => [name, byId(lists[name] ?? [])])
  return Object.fromEntries(filled) as Tables
}

/** The row lists of the whole tables, as storage keeps them. */
export function toLists(tables: Tables): RowLists {
  const whole = TABLE_NAMES.filter((name) => !PAGED.includes(name))
  return Object.fromEntries(whole.map((name) => [name, [...tables[name].values()]])) as RowLists
}

/** The order of every list: by position, then id, as plain ASCII. */
export function inOrder<R extends { readonly position: string; readonly id: string }>(
  rows: Iterable<R>,
): R[] {
  return [...rows].sort((a, b) => ascii(a.position, b.position) || ascii(a.id, b.id))
}

function ascii(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

function byId(rows: readonly AnyRow[]): ReadonlyMap<string, AnyRow> {
  return new Map(rows.map((row) => [row.id, row]))
}
