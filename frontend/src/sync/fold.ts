/** The fold: how an event changes rows. Nothing else ever changes a confirmed row. */
import type { TableName } from "../generated/rows"
import type { AnyRow, Tables } from "./tables"

/** `was` null: the row is new and `set` is the whole row. */
interface Put {
  readonly table: TableName
  readonly id: string
  readonly set: Readonly<Record<string, unknown>>
  readonly was: Readonly<Record<string, unknown>> | null
  readonly gone?: undefined
}

/** `was` null: every row of a paged table goes, and the id is EVERY. */
interface Gone {
  readonly table: TableName
  readonly id: string
  readonly gone: true
  readonly was: Readonly<Record<string, unknown>> | null
}

export const EVERY = "*"

export type Change = Put | Gone

export interface RoomEvent {
  readonly stream: string
  readonly seq: number
  readonly v: number
  readonly kind: string
  readonly actor: string | null
  readonly at: string
  readonly command: string
  readonly data: Readonly<Record<string, unknown>>
  readonly changes: readonly Change[]
}

/** The rows after the event `seq` of an epoch of a stream. */
export interface State {
  readonly epoch: string
  readonly seq: number
  readonly tables: Tables
}

/** An event came whose predecessor never did. */
export class Gap extends Error {
  constructor(
    readonly held: number,
    readonly came: number,
  ) {
    super(`event ${came} after ${held}`)
  }
}

/** The state after an event; one already folded changes nothing. Throws Gap. */
export function fold(state: State, event: RoomEvent): State {
  if (event.seq <= state.seq) return state
  if (event.seq > state.seq + 1) throw new Gap(state.seq, event.seq)
  return { ...state, seq: event.seq, tables: event.changes.reduce(put, state.tables) }
}

/** The tables with one change laid over them; a change to a row that is not held (yet, or any more) is none. */
export function put(tables: Tables, change: Change): Tables {
  if (change.id === EVERY) return { ...tables, [change.table]: new Map() }
  const rows = new Map<string, AnyRow>(tables[change.table])
  const row = rows.get(change.id)
  if ((change.was || change.gone) && !row) return tables
  if (change.gone) rows.delete(change.id)
  else rows.set(change.id, { ...(change.was && row), ...change.set, id: change.id } as AnyRow)
  return { ...tables, [change.table]: rows }
}
