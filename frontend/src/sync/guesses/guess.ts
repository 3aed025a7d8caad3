/** The words in which guesses are written. */
import type { DeedArgs, DeedName } from "../../generated/deeds"
import type { RowOf, TableName } from "../../generated/rows"
import type { Change, RoomEvent } from "../fold"
import { inOrder, type Tables } from "../tables"

/** What an undo takes back: an event, or a guess that has no answer yet. */
export type Undone = Pick<RoomEvent, "changes" | "data">

/** What a guess is told besides its arguments: who asks, under which id, at what time. */
export interface GuessContext {
  readonly command: string
  readonly me: string | null
  readonly today: string
  readonly now: string
  /** What an undo takes back, where this page has seen it. */
  readonly undone?: Undone | undefined
}

type Guess<K extends DeedName> = (args: DeedArgs[K], tables: Tables, context: GuessContext) => Change[]
export type Guesses = { readonly [K in DeedName]?: Guess<K> }

/** Other values for some columns of a row; a row that is not there stays away. */
export function patch<T extends TableName>(table: T, id: string, set: Partial<RowOf[T]>): Change {
  return { table, id, set: set as Readonly<Record<string, unknown>>, was: {} }
}

/** A new row; every column but the id has to be said. */
export function added<T extends TableName>(table: T, id: string, row: Omit<RowOf[T], "id">): Change {
  return { table, id, set: row as unknown as Readonly<Record<string, unknown>>, was: null }
}

/** A row taken away. */
export function removed(table: TableName, id: string): Change {
  return { table, id, gone: true, was: {} }
}

/** Which table holds a step. */
export function stepTable(tables: Tables, step: string): "action" | "milestone" {
  return tables.action.has(step) ? "action" : "milestone"
}

/** The id of a list's last row; null for an empty one. */
export function lastOf(rows: Iterable<{ readonly id: string; readonly position: string }>): string | null {
  return inOrder(rows).at(-1)?.id ?? null
}
