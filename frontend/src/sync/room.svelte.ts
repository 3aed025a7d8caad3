/** One joined stream as the pages see it: reactive rows, status, people here, refusals, and deeds. */
import { type DeedArgs, type DeedName, UNDOABLE } from "../generated/deeds"
import type { Command, Rejection } from "./command"
import type { RoomEvent } from "./fold"
import type { Visitor } from "./frames"
import type { Door } from "./http"
import { type Audience, OpenStream } from "./open_stream"
import type { Status } from "./status"
import { type Sync, sync } from "./sync"
import { EMPTY, type Tables } from "./tables"

/** A command that did not take effect, and why; `code` may be `not_kept` or `too_old`, then without text. */
export interface Refusal extends Rejection {
  readonly id: string
  readonly deed: DeedName
  readonly args: DeedArgs[DeedName]
  readonly rows: readonly string[]
}

/** An event that was seen; `missed`: it happened while this page was away. */
export interface EventNote {
  readonly seq: number
  readonly kind: string
  readonly actor: string | null
  readonly at: string
  readonly rows: readonly string[]
  readonly missed: boolean
}

const REMEMBERED = 50

export class RoomStore implements Audience {
  readonly #open: OpenStream
  #stream = $state("")
  #me: string | null = $state(null)
  #tables: Tables = $state.raw(EMPTY)
  #seq = $state(0)
  #isSaving = $state(false)
  #status: Status = $state("loading")
  #here: readonly Visitor[] = $state.raw([])
  #marked: ReadonlySet<string> = $state.raw(new Set())
  #refusals: readonly Refusal[] = $state.raw([])
  #recent: readonly EventNote[] = $state.raw([])
  #undoable: readonly string[] = $state.raw([])

  constructor(door: Door, engine: Sync) {
    this.#open = new OpenStream(door, engine, this)
    this.#stream = this.#open.stream
    void this.#open.open()
  }

  /** Empty for a private stream until its snapshot is there. */
  get stream(): string {
    return this.#stream
  }

  get tables(): Tables {
    return this.#tables
  }

  get me(): string | null {
    return this.#me
  }

  get status(): Status {
    return this.#status
  }

  get here(): readonly Visitor[] {
    return this.#here
  }

  get seq(): number {
    return this.#seq
  }

  get isSaving(): boolean {
    return this.#isSaving
  }

  get refusals(): readonly Refusal[] {
    return this.#refusals
  }

  get recent(): readonly EventNote[] {
    return this.#recent
  }

  get canUndo(): boolean {
    return this.#undoable.length > 0
  }

  /** Whether a command that is kept, but has no answer yet, touches the row. */
  pendingOn(id: string): boolean {
    return this.#marked.has(id)
  }

  /** Draw the guess at once and send the wish; the command's id. Throws before the stream is there. */
  do<K extends DeedName>(deed: K, args: DeedArgs[K]): string {
    const id = this.#open.do(deed, $state.snapshot(args) as DeedArgs[K])
    if (UNDOABLE.includes(deed)) this.#undoable = [...this.#undoable, id].slice(-REMEMBERED)
    return id
  }

  /** The command that ticked a step's round, while this tab remembers it. */
  tickOf(step: string, round: number): string | null {
    return this.#open.tickOf(step, round) ?? null
  }

  /** Take back my last change of this visit, whether its answer is here yet or not. */
  undo(): void {
    const last = this.#undoable.at(-1)
    if (last === undefined) return
    this.#undoable = this.#undoable.slice(0, -1)
    this.do("undo", { command_id: last })
  }

  /** The refusal has been seen. */
  dismiss(id: string): void {
    this.#refusals = this.#refusals.filter((refusal) => refusal.id !== id)
    this.#open.engine.own?.courier.dismiss(id)
  }

  /** Send a command that was made too long ago to be sent silently (`too_old`). */
  sendAnyway(id: string): void {
    this.#refusals = this.#refusals.filter((refusal) => refusal.id !== id)
    this.#open.engine.own?.courier.sendAnyway(id)
  }

  /** Say which shared page I look at; null for none. */
  lookAt(place: string | null): void {
    this.#open.lookAt(place)
  }

  /** Read the comments on a step into `tables.comment`, now and after every loss of the stream. */
  readComments(step: string): Promise<void> {
    return this.#open.readComments(step)
  }

  close(): void {
    this.#open.close()
  }

  changed(): void {
    const { stream, me, confirmed, isSaving, status, here, marked, tables } = this.#open
    this.#stream = stream
    this.#me = me
    this.#seq = confirmed?.seq ?? 0
    this.#isSaving = isSaving
    this.#status = status
    this.#here = here
    this.#marked = marked
    this.#tables = tables ?? EMPTY
  }

  saw({ seq, kind, actor, at, changes }: RoomEvent, missed: boolean): void {
    const note = { seq, kind, actor, at, rows: changes.map((change) => change.id), missed }
    this.#recent = [...this.#recent, note].slice(-REMEMBERED)
  }

  already({ id }: Command): void {
    this.#changedNothing(id)
  }

  refused({ id, do: deed, args }: Command, rows: readonly string[], { code, text, fields }: Rejection): void {
    this.#changedNothing(id)
    const others = this.#refusals.filter((refusal) => refusal.id !== id)
    this.#refusals = [...others, { id, deed, args, rows, code, text, fields }]
  }

  /** There is nothing of it to be taken back. */
  #changedNothing(id: string): void {
    this.#undoable = this.#undoable.filter((undoable) => undoable !== id)
  }
}

/** The room's stream, or my company's private side of it; call `close` when it is no longer shown. */
export function openRoom({
  room,
  private: isPrivate = false,
}: {
  room: string
  private?: boolean
}): RoomStore {
  return new RoomStore(`${isPrivate ? "deals" : "rooms"}/${room}`, sync())
}
