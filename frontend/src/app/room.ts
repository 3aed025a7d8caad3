/** What a page may expect of a joined room, whoever keeps it in step with the server. */

import type { DeedArgs, DeedName } from "../generated/deeds"
import type { Tables } from "../sync/tables"

export interface Refusal {
  readonly id: string
  readonly deed: DeedName
  /** What was asked for, so that it can be asked again. */
  readonly args: DeedArgs[DeedName]
  readonly rows: readonly string[]
  readonly code: string
  readonly text: string
  readonly fields: Readonly<Record<string, unknown>>
}

/** An event seen live, for soft marks and initials passing by. */
export interface EventNote {
  readonly seq: number
  readonly kind: string
  readonly actor: string | null
  readonly at: string
  readonly rows: readonly string[]
  /** It happened while the reader was away. */
  readonly missed: boolean
}

export type RoomStatus = "loading" | "live" | "reconnecting" | "offline" | "gone" | "failed"

export interface RoomStore {
  readonly stream: string
  readonly tables: Tables
  /** The reader's stakeholder; null in a private stream. */
  readonly me: string | null
  readonly status: RoomStatus
  readonly here: readonly { readonly member: string; readonly place: string | null }[]
  /** Where the stream stood when it held the rows that are confirmed. */
  readonly seq: number
  /** Whether the tables hold guesses beside what is confirmed at `seq`. */
  readonly isSaving: boolean
  readonly refusals: readonly Refusal[]
  readonly recent: readonly EventNote[]
  readonly canUndo: boolean
  pendingOn(id: string): boolean
  /** Draw the guess at once and send the wish; the command's id. */
  do<K extends DeedName>(deed: K, args: DeedArgs[K]): string
  undo(): void
  /** The command that ticked a step's round, while this tab remembers it. */
  tickOf(step: string, round: number): string | null
  dismiss(refusal: string): void
  /** Send a wish that was made too long ago to be sent silently. */
  sendAnyway(refusal: string): void
  lookAt(place: string | null): void
  /** Read the comments on a step into `tables.comment`. */
  readComments(step: string): Promise<void>
  close(): void
}

interface RoomHint {
  readonly room: string
  readonly private?: boolean
}

export type OpenRoom = (hint: RoomHint) => RoomStore
