/** The last known state of each stream, so that a plan opens offline after the browser was closed. */
import { PROTOCOL } from "../generated/rows"
import { type Database, EVENTS, STREAMS, under } from "./database"
import { fold, type RoomEvent, type State } from "./fold"
import type { Door, Snapshot } from "./http"
import { fromLists, toLists } from "./tables"

type Kept = Snapshot & { readonly user: string; readonly door: Door }
type KeptEvent = {
  readonly user: string
  readonly door: Door
  readonly seq: number
  readonly epoch: string
  readonly event: RoomEvent
}

/** What is held of one stream, and who I am in it. */
export interface Held {
  readonly stream: string
  readonly me: string | null
  readonly state: State
}

const WRITTEN_ANEW_AFTER = 100

export class Cache {
  constructor(
    private readonly database: Database,
    private readonly user: string,
  ) {}

  /** The state kept for a door with every kept event folded in; null if there is none of this protocol. */
  async load(door: Door): Promise<Held | null> {
    const key = [this.user, door]
    const kept = (await this.database.read([STREAMS], (tx) => tx.objectStore(STREAMS).get(key))) as
      | Kept
      | undefined
    if (kept?.protocol !== PROTOCOL) return null
    const events = (await this.database.read([EVENTS], (tx) =>
      tx.objectStore(EVENTS).getAll(under(this.user, door)),
    )) as KeptEvent[]
    const { stream, me, epoch, seq } = kept
    let state: State = { epoch, seq, tables: fromLists(kept.tables) }
    for (const { event, epoch: of } of events) {
      if (of === epoch && event.seq <= state.seq + 1) state = fold(state, event)
    }
    return { stream, me, state }
  }

  /** Keep a whole state; an older one of the same epoch is left alone. */
  keep(door: Door, { stream, me, state }: Held): Promise<void> {
    const { epoch, seq } = state
    const row: Kept = {
      user: this.user,
      door,
      stream,
      me,
      epoch,
      seq,
      protocol: PROTOCOL,
      tables: toLists(state.tables),
    }
    return this.database.write([STREAMS, EVENTS], (tx) => {
      const streams = tx.objectStore(STREAMS)
      streams.get([this.user, door]).onsuccess = ({ target }) => {
        const kept = (target as IDBRequest<Kept | undefined>).result
        if (kept?.epoch === epoch && kept.seq >= seq) return
        streams.put(row)
        tx.objectStore(EVENTS).delete(
          kept?.epoch === epoch
            ? IDBKeyRange.bound([this.user, door, 0], [this.user, door, seq])
            : under(this.user, door),
        )
      }
    })
  }

  /** Keep one event more; now and then the whole is written anew. */
  add(door: Door, held: Held, event: RoomEvent): Promise<void> {
    if (event.seq % WRITTEN_ANEW_AFTER === 0) return this.keep(door, held)
    const row: KeptEvent = { user: this.user, door, seq: event.seq, epoch: held.state.epoch, event }
    return this.database.write([EVENTS], (tx) => void tx.objectStore(EVENTS).put(row))
  }

  /** Forget one stream. */
  wipe(door: Door): Promise<void> {
    return this.#delete(door)
  }

  /** Forget every stream of this user. */
  wipeAll(): Promise<void> {
    return this.#delete()
  }

  #delete(...door: Door[]): Promise<void> {
    return this.database.write([STREAMS, EVENTS], (tx) => {
      for (const name of [STREAMS, EVENTS]) {
        tx.objectStore(name).delete(
          name === STREAMS && door[0] ? [this.user, door[0]] : under(this.user, ...door),
        )
      }
    })
  }
}
