/** A room in memory: the real replica and guesses, whose guess becomes the event after a moment. */

import type { EventNote, Refusal, RoomStatus, RoomStore } from "../app/room"
import { type DeedArgs, type DeedName, UNDOABLE } from "../generated/deeds"
import { type Command, command } from "../sync/command"
import type { Change, RoomEvent } from "../sync/fold"
import { guessOf } from "../sync/guesses"
import { Replica } from "../sync/replica"
import { fromLists, type RowLists, type Tables } from "../sync/tables"
import { today } from "../sync/today"

export class MemoryRoom implements RoomStore {
  readonly stream: string
  readonly #replica = new Replica()
  #tables: Tables = $state.raw(fromLists({}))
  status: RoomStatus = $state("live")
  here: readonly { member: string; place: string | null }[] = $state.raw([])
  seq = $state(1)
  isSaving = $state(false)
  refusals: readonly Refusal[] = $state.raw([])
  recent: readonly EventNote[] = $state.raw([])
  canUndo = $state(false)
  #waiting = $state.raw<ReadonlySet<string>>(new Set())
  /** Milliseconds until a wish is confirmed; Infinity: never. */
  delay = 120

  constructor(
    room: string,
    lists: RowLists,
    readonly me: string | null,
  ) {
    this.stream = `room/${room}`
    this.#replica.reset({ epoch: "e", seq: 1, tables: fromLists(lists) })
    this.#tables = this.#replica.tables
    this.here = [...(lists.stakeholder ?? [])]
      .filter((card) => card.joined)
      .slice(0, 3)
      .map((card, n) => ({ member: card.id, place: n === 2 ? "risks" : "plan" }))
  }

  get tables(): Tables {
    return this.#tables
  }

  pendingOn(id: string): boolean {
    return this.#waiting.has(id)
  }

  do<K extends DeedName>(deed: K, args: DeedArgs[K]): string {
    const wish = command({ stream: this.stream, do: deed, args, user: "u", tab: "t", made: Date.now() })
    this.act(wish, this.me)
    return wish.id
  }

  /** Somebody, maybe somebody else, does something here. */
  act<K extends DeedName>(wish: Command<K>, actor: string | null): void {
    const now = new Date().toISOString()
    const context = { command: wish.id, me: actor, today: today(undefined, new Date()), now }
    const changes = guessOf(wish, this.#tables, context)
    this.#replica.guess(wish, context)
    this.#lay()
    if (this.delay > 5000) this.#waiting = new Set([...this.#waiting, ...changes.map((change) => change.id)])
    else setTimeout(() => this.#confirm(wish, changes, actor, now), this.delay)
  }

  /** Let another member do something. */
  other<K extends DeedName>(actor: string, deed: K, args: DeedArgs[K]): void {
    this.act(command({ stream: this.stream, do: deed, args, user: "x", tab: "x", made: Date.now() }), actor)
  }

  #confirm(wish: Command, changes: Change[], actor: string | null, at: string): void {
    const kind = wish.do === "complete_action" ? "action.completed" : wish.do
    const event: RoomEvent = {
      stream: this.stream,
      seq: this.seq + 1,
      v: 1,
      kind,
      actor,
      at,
      command: wish.id,
      data: {},
      changes,
    }
    this.#replica.apply(event)
    this.seq += 1
    this.#lay()
    const note = { seq: this.seq, kind, actor, at, rows: changes.map((c) => c.id), missed: false }
    this.recent = [...this.recent, note]
    if (actor === this.me) this.canUndo = UNDOABLE.length > 0
  }

  #lay(): void {
    this.#tables = this.#replica.tables
    this.isSaving = this.#replica.pending.length > 0
  }

  undo(): void {
    this.canUndo = false
  }

  tickOf(step: string, round: number): string | null {
    return this.#replica.tickOf(step, round) ?? null
  }

  dismiss(id: string): void {
    this.refusals = this.refusals.filter((refusal) => refusal.id !== id)
  }

  sendAnyway(id: string): void {
    this.dismiss(id)
  }

  lookAt(): void {}

  async readComments(): Promise<void> {}

  close(): void {}
}
