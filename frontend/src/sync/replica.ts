/** One stream as this browser holds it: confirmed rows, and guesses laid on top in the order they were made. */

import type { TableName } from "../generated/rows"
import { type Command, namedRows, takenBack } from "./command"
import { fold, put, type RoomEvent, type State } from "./fold"
import { type GuessContext, guessOf, type Undone, witnessed } from "./guesses"
import { type PageRow, pagedChanges, type Seen, withPage } from "./paged"
import { EMPTY, type Tables } from "./tables"

/** How many events are remembered, so that their undoing can be drawn at once. */
const REMEMBERED = 50

interface Pending {
  readonly command: Command
  readonly context: GuessContext
  /** The seq at which it took effect, where that is known before the event came. */
  readonly settledAt: number | null
  readonly rows: ReadonlySet<string>
}

export class Replica {
  #confirmed: State | null = null
  #pending: readonly Pending[] = []
  #seen: readonly Seen[] = []
  #folded: readonly RoomEvent[] = []
  #tables: Tables = EMPTY

  /** The confirmed state: always some snapshot(n), and n never falls within an epoch. */
  get confirmed(): State | null {
    return this.#confirmed
  }

  /** What the screen shows: the confirmed rows with every guess laid on top. */
  get tables(): Tables {
    return this.#tables
  }

  get pending(): readonly string[] {
    return this.#pending.map((p) => p.command.id)
  }

  /** Hold this snapshot; one older than what is held is ignored. Pages read before it are forgotten. */
  reset(state: State): void {
    const held = this.#confirmed
    if (held && held.epoch === state.epoch && state.seq <= held.seq) return
    this.#confirmed = state
    this.#seen = []
    this.#settle()
  }

  /** Fold one event in; the guess that it confirms is dropped. Throws Gap. */
  apply(event: RoomEvent): boolean {
    const held = this.#confirmed
    if (!held) return false
    const next = fold(held, event)
    if (next === held) return false
    this.#confirmed = next
    this.#seen = [...this.#seen, ...pagedChanges(event)]
    this.#folded = [...this.#folded, event].slice(-REMEMBERED)
    this.#pending = this.#pending.filter((p) => p.command.id !== event.command)
    this.#settle()
    return true
  }

  /** Lay a page of rows under the guesses. */
  addPage(table: TableName, page: readonly PageRow[]): void {
    const held = this.#confirmed
    if (!held) return
    this.#confirmed = { ...held, tables: withPage(held.tables, table, page, this.#seen) }
    this.#lay()
  }

  /** Draw what a command will probably do. */
  guess(command: Command, context: GuessContext): void {
    if (this.#pending.some((p) => p.command.id === command.id)) return
    this.#pending = [...this.#pending, { command, context, settledAt: null, rows: new Set() }]
    this.#lay()
  }

  /** Take a guess away: refused, or the wish was already true. */
  drop(id: string): void {
    this.#pending = this.#pending.filter((p) => p.command.id !== id)
    this.#lay()
  }

  /** The command took effect at `seq`: its guess stays until that is held, so that nothing flickers. */
  settle(id: string, seq: number): void {
    this.#pending = this.#pending.map((p) => (p.command.id === id ? { ...p, settledAt: seq } : p))
    this.#settle()
  }

  /** The event of a command, while it is remembered. */
  eventOf(id: string): RoomEvent | undefined {
    return this.#folded.find((event) => event.command === id)
  }

  /** The command that ticked a step's round, while it is remembered. */
  tickOf(step: string, round: number): string | undefined {
    const sent = this.#pending.findLast(({ command }) => asksToTick(command, step, round))
    return sent?.command.id ?? this.#folded.findLast((event) => isTick(event, step, round))?.command
  }

  /** The rows that a pending command touches. */
  touched(id: string): ReadonlySet<string> {
    return this.#pending.find((p) => p.command.id === id)?.rows ?? new Set()
  }

  /** Forget everything. */
  clear(): void {
    this.#confirmed = null
    this.#pending = []
    this.#seen = []
    this.#folded = []
    this.#tables = EMPTY
  }

  #settle(): void {
    const seq = this.#confirmed?.seq ?? 0
    this.#pending = this.#pending.filter((p) => p.settledAt === null || p.settledAt > seq)
    this.#lay()
  }

  /** What an undo takes back may itself be a guess still. */
  #lay(): void {
    let tables = this.#confirmed?.tables ?? EMPTY
    const laid = new Map<string, Undone>()
    this.#pending = this.#pending.map((pending) => {
      const { command, context } = pending
      const named = takenBack(command) ?? ""
      const undone = laid.get(named) ?? this.eventOf(named)
      const changes = guessOf(command, tables, { ...context, undone })
      laid.set(command.id, witnessed(tables, changes))
      tables = changes.reduce(put, tables)
      return { ...pending, rows: new Set([...namedRows(command), ...changes.map((c) => c.id)]) }
    })
    this.#tables = tables
  }
}

function isTick({ kind, data }: RoomEvent, step: string, round: number): boolean {
  return kind === "action.completed" && data.step === step && data.round === round
}

function asksToTick({ do: deed, args }: Command, step: string, round: number): boolean {
  return (
    deed === "complete_action" &&
    "round" in args &&
    "step_id" in args &&
    args.step_id === step &&
    args.round === round
  )
}
