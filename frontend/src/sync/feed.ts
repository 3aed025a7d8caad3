/** How one replica is kept at the head of its stream: snapshot, join, catch up, and again after every loss. */
import { backOff } from "./back_off"
import { Gap, type RoomEvent } from "./fold"
import type { ClientFrame, Joined, StreamFrame } from "./frames"
import { HttpRefusal, type Missed, type Snapshot } from "./http"
import type { Replica } from "./replica"
import { fromLists } from "./tables"

export interface FeedPorts {
  readonly replica: Replica
  stream(): string
  send(frame: ClientFrame): boolean
  snapshot(): Promise<Snapshot>
  events(after: number): Promise<Missed>
  /** A snapshot was taken over. */
  onSnapshot(snapshot: Snapshot): void
  /** An event was folded in; `live` is false for those of a catch-up. */
  onEvent(event: RoomEvent, live: boolean): void
  onPhase(phase: Phase): void
}

/** `gone`: not mine to see (any more); `refused`: the server says who I am is not known. */
export type Phase = "away" | "fetching" | "joining" | "live" | "gone" | "refused"

export class Feed {
  #phase: Phase = "away"
  #connected = false
  #attempt = 0
  /** Counts fetches, so that an answer nobody waits for any more is thrown away. */
  #fetch = 0

  constructor(private readonly ports: FeedPorts) {}

  get phase(): Phase {
    return this.#phase
  }

  /** Whether reading or joining had to be tried again and again. */
  get isStruggling(): boolean {
    return this.#attempt > 2
  }

  /** Read the snapshot without waiting for the socket, unless a state is held already. */
  start(): void {
    if (this.#phase === "away" && !this.ports.replica.confirmed) this.#read(() => this.#takeSnapshot())
  }

  connected(): void {
    this.#connected = true
    if (this.#phase === "away") this.#join()
  }

  disconnected(): void {
    this.#connected = false
    if (this.#phase === "joining" || this.#phase === "live") this.#turn("away")
  }

  /** Nothing is waited for any more. */
  stop(): void {
    this.#fetch += 1
    this.#phase = "gone"
  }

  hear(frame: StreamFrame): void {
    if (frame.t === "gone" && this.#phase !== "gone") this.#turn("gone")
    if (this.#phase !== "joining" && this.#phase !== "live") return
    if (frame.t === undefined) this.#take(frame)
    else if (frame.t === "joined") this.#joined(frame)
    else if (frame.t === "resync") this.#read(() => this.#takeSnapshot())
    else if (frame.t === "behind") this.#read(() => this.#catchUp())
  }

  #join(): void {
    const held = this.ports.replica.confirmed
    if (held) {
      this.#turn("joining")
      this.ports.send({ t: "join", stream: this.ports.stream(), epoch: held.epoch, seq: held.seq })
    } else this.#read(() => this.#takeSnapshot())
  }

  #joined({ epoch, seq }: Joined): void {
    const held = this.ports.replica.confirmed
    if (held?.epoch === epoch && held.seq === seq) {
      this.#attempt = 0
      this.#turn("live")
    } else this.#read(() => this.#takeSnapshot())
  }

  #take(event: RoomEvent): void {
    try {
      if (this.ports.replica.apply(event)) this.ports.onEvent(event, this.#phase === "live")
    } catch (error) {
      if (!(error instanceof Gap)) throw error
      // While joining, frames of the time before may still arrive; `joined` tells whether any is missing.
      if (this.#phase === "live") this.#read(() => this.#takeSnapshot())
    }
  }

  async #takeSnapshot(): Promise<void> {
    const fetch = this.#fetch
    const snapshot = await this.ports.snapshot()
    if (fetch !== this.#fetch) return
    const { epoch, seq, tables } = snapshot
    this.ports.replica.reset({ epoch, seq, tables: fromLists(tables) })
    this.ports.onSnapshot(snapshot)
  }

  async #catchUp(): Promise<void> {
    const fetch = this.#fetch
    const { epoch, events } = await this.ports.events(this.ports.replica.confirmed?.seq ?? 0)
    if (fetch !== this.#fetch) return
    // What happened in another epoch does not continue what is held here.
    if (events.length === 0 || epoch !== this.ports.replica.confirmed?.epoch) return this.#takeSnapshot()
    for (const event of events) this.#take(event)
  }

  /** Read over HTTP, again and again until it works, then join. */
  #read(how: () => Promise<void>): void {
    const fetch = ++this.#fetch
    this.#turn("fetching")
    const next = () => {
      if (fetch !== this.#fetch) return
      how().then(
        () => fetch === this.#fetch && this.#whenRead(),
        (error: unknown) => fetch === this.#fetch && this.#failed(error, next),
      )
    }
    // The first repetition is free; a server that says "resync" for ever is asked ever more slowly.
    const patience = this.#attempt++
    if (patience < 2) next()
    else setTimeout(next, backOff(patience, Math.random()))
  }

  #whenRead(): void {
    if (this.#connected) this.#join()
    else this.#turn("away")
  }

  #failed(error: unknown, next: () => void): void {
    const status = error instanceof HttpRefusal ? error.status : 0
    if (status === 403 || status === 404) this.#turn("gone")
    else if (status === 401) this.#turn("refused")
    else setTimeout(next, backOff(this.#attempt++, Math.random()))
  }

  #turn(phase: Phase): void {
    this.#phase = phase
    this.ports.onPhase(phase)
  }
}
