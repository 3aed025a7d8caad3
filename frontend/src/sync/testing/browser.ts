/** A browser for tests: tabs that share storage, database, locks and channels, and a network that can be cut. */
import { IDBFactory } from "fake-indexeddb"
import type { Channel, Platform, Wire } from "../platform"

type Release = () => void

/** What the tabs of one browser profile share. */
export class Profile {
  readonly databases = new IDBFactory()
  readonly storage = new Map<string, string>()
  readonly channels = new Set<{ name: string; channel: Channel }>()
  readonly #held = new Set<string>()
  readonly #queues = new Map<string, Release[]>()

  /** Wait for the lock of that name; the answer lets go of it. */
  async acquire(name: string): Promise<Release> {
    const queue = this.#queues.get(name) ?? []
    this.#queues.set(name, queue)
    if (this.#held.has(name)) await new Promise<void>((resolve) => queue.push(resolve))
    this.#held.add(name)
    return () => {
      this.#held.delete(name)
      queue.shift()?.()
    }
  }
}

/** How a tab reaches a server. */
export interface Network {
  socket(tab: FakeTab): Wire
  fetch(tab: FakeTab, path: string): Promise<Response>
}

export class FakeTab implements Platform {
  isOnline = true
  /** The tab was closed: nothing that it asked for is answered any more. */
  isGone = false
  reloads = 0
  canStore = true
  readonly wires = new Set<Wire>()
  readonly locks: Platform["locks"]
  readonly storage: Platform["storage"]
  #reachable: (yes: boolean) => void = () => undefined

  constructor(
    readonly profile: Profile,
    readonly network: Network,
    readonly user: string,
  ) {
    this.locks = { request: request(profile) as LockManager["request"] }
    this.storage = {
      getItem: (key) => profile.storage.get(key) ?? null,
      setItem: (key, value) => void profile.storage.set(key, value),
      removeItem: (key) => void profile.storage.delete(key),
    }
  }

  get databases(): IDBFactory | undefined {
    return this.canStore ? this.profile.databases : undefined
  }

  socket(): Wire {
    const wire = this.network.socket(this)
    this.wires.add(wire)
    return wire
  }

  async fetch(path: string): Promise<Response> {
    if (!this.isOnline) throw new TypeError("offline")
    const answer = await this.network.fetch(this, path)
    return this.isGone ? new Promise(() => undefined) : answer
  }

  channel(name: string): Channel {
    const { channels } = this.profile
    const channel: Channel = {
      onmessage: null,
      postMessage: (message) => {
        const data = structuredClone(message)
        const others = [...channels].filter((c) => c.name === name && c.channel !== channel)
        for (const other of others)
          queueMicrotask(() => other.channel.onmessage?.(new MessageEvent("message", { data })))
      },
      close: () => {
        for (const entry of channels) if (entry.channel === channel) channels.delete(entry)
      },
    }
    channels.add({ name, channel })
    return channel
  }

  online(): boolean {
    return this.isOnline
  }

  reload(): void {
    this.reloads += 1
  }

  watch(reachable: (yes: boolean) => void): void {
    this.#reachable = reachable
  }

  /** Pull out the network cable, or put it back. */
  connect(isOnline: boolean): void {
    this.isOnline = isOnline
    this.#reachable(isOnline)
  }
}

function request(profile: Profile) {
  return async (name: string, second: LockOptions | (() => unknown), third?: () => unknown) => {
    const [run, signal] = typeof second === "function" ? [second] : [third, second.signal]
    const release = await profile.acquire(name)
    try {
      return signal?.aborted ? undefined : await run?.()
    } finally {
      release()
    }
  }
}
