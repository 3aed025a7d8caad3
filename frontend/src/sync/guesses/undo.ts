/** The guess for undo: the values that an event replaced, as far as the new ones still stand. */
import type { Change } from "../fold"
import type { AnyRow, Tables } from "../tables"
import { type Guesses, patch, removed, type Undone } from "./guess"

type Values = Readonly<Record<string, unknown>>

/** Columns that mean one thing together come back together or not at all. */
const TOGETHER = [
  ["state", "round", "finished", "finished_by", "obstacle", "blocker", "blocked_since"],
  ["milestone", "position"],
  ["start", "due"],
  ["away_from", "away_to", "away_note"],
]
const NEVER_BACK = "plan_version"

export const UNDOING: Guesses = {
  undo: (_args, tables, { undone }) => (undone ? inverse(tables, undone) : []),
}

/** The changes of a guess with the values that they replace, as its event will tell them. */
export function witnessed(tables: Tables, changes: readonly Change[]): Undone {
  return { data: {}, changes: changes.map((change) => ({ ...change, was: replaced(tables, change) })) }
}

function replaced(tables: Tables, change: Change): Values | null {
  const row = tables[change.table].get(change.id)
  if (!row || change.gone) return row ? { ...row } : null
  return Object.fromEntries(Object.keys(change.set).map((column) => [column, Reflect.get(row, column)]))
}

/** None when the event's first change, which is its point, is overtaken; neighbours spaced anew stay. */
function inverse(tables: Tables, event: Undone): Change[] {
  const [point] = event.changes
  const back = event.changes
    .filter((change) => change === point || !isSpacing(change))
    .flatMap((change) => takenBack(tables, change, event) ?? [])
  return back.some(({ table, id }) => table === point?.table && id === point.id) ? back : []
}

function isSpacing({ set, was }: Change & { set?: Values }): boolean {
  return was !== null && set !== undefined && Object.keys(set).join() === "position"
}

function takenBack(tables: Tables, change: Change, event: Undone): Change | null {
  const { table, id, was } = change
  const row: AnyRow | undefined = tables[table].get(id)
  if (change.gone) return row || !change.was ? null : { table, id, set: change.was, was: null }
  if (!row || isOfAnotherRound(row, event)) return null
  if (was) return oldValues(change.table, row, change.set, was)
  if (standing(row, change.set).length === Object.keys(change.set).length) return removed(table, id)
  return table === "date_change" ? patch(table, id, { state: "withdrawn" }) : null
}

function oldValues(table: Change["table"], row: AnyRow, set: Values, was: Values): Change | null {
  const stands = new Set(standing(row, set))
  const lost = (column: string): boolean => column in set && !stands.has(column)
  const back = [...stands].filter((column) => {
    const group = TOGETHER.find((columns) => columns.includes(column)) ?? [column]
    return column !== NEVER_BACK && !group.some(lost)
  })
  if (back.length === 0) return null
  return patch(table, row.id, Object.fromEntries(back.map((column) => [column, was[column]])))
}

/** The columns that still hold what the event put there. */
function standing(row: AnyRow, set: Values): string[] {
  return Object.keys(set).filter((column) => same(Reflect.get(row, column), set[column]))
}

function same(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b)
}

function isOfAnotherRound(row: AnyRow, { data }: Undone): boolean {
  return data.step === row.id && data.round !== undefined && data.round !== Reflect.get(row, "round")
}
