/** One open stream: its replica, kept at the head, kept offline, with the commands of this user laid on top. */
import type { DeedArgs, DeedName } from "../generated/deeds"
import { Cache, type Held } from "./cache"
import { type Command, command, namedRows, type Rejection } from "./command"
import { Feed } from "./feed"
import type { RoomEvent, State } from "./fold"
import { isAboutStream, type ServerFrame, type Visitor } from "./frames"
import type { GuessContext } from "./guesses"
import { type Door, Reader, type Snapshot } from "./http"
import { Replica } from "./replica"
import { type Status, statusOf } from "./status"
import type { Member, Sync } from "./sync"
import type { Tables } from "./tables"
import { today } from "./today"

/** What the page is told. */
export interface Audience {
  changed(): void
  /** An event was folded in; `missed`: it happened while this page was away. */
  saw(event: RoomEvent, missed: boolean): void
  /** It changed nothing: what it wished was so already. */
  already(command: Command): void
  refused(command: Command, rows: readonly string[], why: Rejection): void
}

export class OpenStream implements Member {
  stream: string
  me: string | null = null
  here: readonly Visitor[] = []
  readonly #replica = new Replica()
  readonly #reader: Reader
  readonly #feed: Feed
  readonly #leave: () => void
  readonly #talks = new Set<string>()
  #place: string | null = null
  #ready = false
  #over = false

  constructor(
    readonly door: Door,
    readonly engine: Sync,
    private readonly audience: Audience,
  ) {
    this.stream = door.startsWith("rooms/") ? `room/${door.slice("rooms/".length)}` : ""
    this.#reader = new Reader(engine.platform, door)
    this.#feed = new Feed({
      replica: this.#replica,
      stream: () => this.stream,
      send: (frame) => engine.connection.send(frame),
      snapshot: () => this.#reader.snapshot(),
      events: (after) => this.#reader.events(after),
      onSnapshot: (snapshot) => this.#onSnapshot(snapshot),
      onEvent: (event, live) => this.#onEvent(event, live),
      onPhase: () => this.#onPhase(),
    })
    this.#leave = engine.enter(this)
  }

  /** The rows to draw; none before it is known to whom they belong. */
  get tables(): Tables | null {
    return this.#ready ? this.#replica.tables : null
  }

  /** What the server is known to hold. */
  get confirmed(): State | null {
    return this.#replica.confirmed
  }

  get isSaving(): boolean {
    return this.#replica.pending.length > 0
  }

  get status(): Status {
    return statusOf({
      phase: this.#feed.phase,
      held: this.#ready && this.#replica.confirmed !== null,
      struggling: this.engine.connection.isStruggling || this.#feed.isStruggling,
      online: this.engine.platform.online(),
      over: this.#over,
    })
  }

  /** The rows that a command touches which is kept, but has no answer yet. */
  get marked(): ReadonlySet<string> {
    const courier = this.engine.own?.courier
    const kept = this.#replica.pending.filter((id) => courier?.isStored(id))
    return new Set(kept.flatMap((id) => [...this.#replica.touched(id)]))
  }

  /** The offline copy is drawn once it is known to be the reader's own; without one the server is asked at once. */
  async open(): Promise<void> {
    const { session, database, connection } = this.engine
    const presumed = session.user ?? session.remembered
    const cache = presumed === null ? null : new Cache(database, presumed)
    const held = (await cache?.load(this.door).catch(() => null)) ?? null
    if (!held) this.#feed.start()
    if ((await session.known) === presumed && held) this.#hold(held)
    this.#ready = true
    this.#takeWaiting()
    if (connection.isUp) this.#feed.connected()
    this.audience.changed()
  }

  /** Draw, send and keep a wish; the command's id. Throws before the stream is there. */
  do<K extends DeedName>(deed: K, args: DeedArgs[K]): string {
    const { own } = this.engine
    if (!own || !this.stream) throw new Error("the room is not open yet")
    const { user, tab, courier } = own
    const wish = command({ stream: this.stream, do: deed, args, user, tab: tab.id, made: courier.moment() })
    courier.submit(wish)
    return wish.id
  }

  lookAt(place: string | null): void {
    this.#place = place
    this.#showPlace()
  }

  /** The command that ticked a step's round, while it is remembered. */
  tickOf(step: string, round: number): string | undefined {
    return this.#replica.tickOf(step, round)
  }

  async readComments(step: string): Promise<void> {
    this.#talks.add(step)
    this.#replica.addPage("comment", await this.#reader.comments(step))
    this.audience.changed()
  }

  close(): void {
    this.#leave()
    this.#feed.stop()
    if (this.stream) this.engine.connection.send({ t: "leave", stream: this.stream })
  }

  up(): void {
    if (this.#ready) this.#feed.connected()
  }

  down(): void {
    this.here = []
    this.#feed.disconnected()
    this.audience.changed()
  }

  frame(frame: ServerFrame): void {
    if (frame.t === "here") {
      this.here = frame.who
      this.audience.changed()
    } else if (isAboutStream(frame)) this.#feed.hear(frame)
  }

  added(added: Command): void {
    this.#replica.guess(added, this.#context(added))
    this.audience.changed()
  }

  settled(settled: Command, seq: number | null): void {
    if (seq === null) {
      this.#replica.drop(settled.id)
      this.audience.already(settled)
    } else this.#replica.settle(settled.id, seq)
    this.audience.changed()
  }

  rejected(refused: Command, why: Rejection): void {
    const rows = new Set([...this.#replica.touched(refused.id), ...namedRows(refused)])
    this.#replica.drop(refused.id)
    this.audience.refused(refused, [...rows], why)
    this.audience.changed()
  }

  over(): void {
    this.#over = true
    this.#feed.stop()
    this.#replica.clear()
    this.audience.changed()
  }

  refresh(): void {
    this.audience.changed()
  }

  #hold({ stream, me, state }: Held): void {
    this.stream = stream
    this.me = me
    this.#replica.reset(state)
  }

  #takeWaiting(): void {
    const courier = this.engine.own?.courier
    if (!courier || !this.stream) return
    for (const waiting of courier.waiting(this.stream)) this.added(waiting)
    for (const refused of courier.rejectedIn(this.stream)) {
      if (refused.rejected) this.rejected(refused, refused.rejected)
    }
  }

  #onSnapshot({ stream, me }: Snapshot): void {
    this.stream = stream
    this.me = me
    const state = this.#replica.confirmed
    if (state) void this.#keep((cache) => cache.keep(this.door, { stream, me, state }))
    if (this.#ready) this.#takeWaiting()
    this.engine.own?.courier.ask(stream)
    for (const step of this.#talks) void this.readComments(step).catch(() => undefined)
    this.audience.changed()
  }

  #onEvent(event: RoomEvent, live: boolean): void {
    const state = this.#replica.confirmed
    if (!state) return
    const kept = this.#keep((cache) =>
      cache.add(this.door, { stream: this.stream, me: this.me, state }, event),
    )
    this.engine.own?.courier.confirmed(event.command, event.seq, kept)
    this.audience.saw(event, !live)
    this.audience.changed()
  }

  #onPhase(): void {
    const { phase } = this.#feed
    if (phase === "live") this.#showPlace()
    if (phase === "refused") void this.engine.signedOut()
    if (phase === "gone") {
      this.#replica.clear()
      this.here = []
      void this.#keep((cache) => cache.wipe(this.door))
    }
    this.audience.changed()
  }

  #showPlace(): void {
    if (this.#feed.phase !== "live" || !this.stream.startsWith("room/")) return
    this.engine.connection.send({ t: "here", stream: this.stream, place: this.#place })
  }

  async #keep(what: (cache: Cache) => Promise<void>): Promise<void> {
    await this.engine.session.known
    const cache = this.engine.own?.cache
    if (cache) await what(cache).catch(() => undefined)
  }

  #context(command: Command): GuessContext {
    const { id, made } = command
    const now = new Date(made)
    const [about] = this.#replica.tables.room.values()
    return { command: id, me: this.me, today: today(about?.zone, now), now: now.toISOString() }
  }
}
