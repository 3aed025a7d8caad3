/** What the sync engine asks of the browser, in one place, so that it runs without one. */

/** The part of a WebSocket that is used. */
export interface Wire {
  onopen: ((event: Event) => void) | null
  onmessage: ((event: MessageEvent<string>) => void) | null
  onclose: ((event: CloseEvent) => void) | null
  send(text: string): void
  close(): void
}

/** The part of a BroadcastChannel that is used. */
export interface Channel {
  onmessage: ((event: MessageEvent) => void) | null
  postMessage(message: unknown): void
  close(): void
}

export interface Platform {
  socket(): Wire
  fetch(path: string): Promise<Response>
  readonly databases: IDBFactory | undefined
  readonly locks: Pick<LockManager, "request"> | undefined
  readonly storage: Pick<Storage, "getItem" | "setItem" | "removeItem">
  channel(name: string): Channel
  online(): boolean
  reload(): void
  /**
   * Told when the network came back or the page is looked at again (true), or the network went (false);
   * `woke` before that when the page was hidden or asleep for so long that a connection may have died unheard.
   */
  watch(reachable: (yes: boolean) => void, woke: () => void): void
}

const LONG = 30_000
const BEAT = 10_000

export const browser: Platform = {
  socket: () => new WebSocket(`${location.protocol === "https:" ? "wss" : "ws"}://${location.host}/ws`),
  fetch: (path) => fetch(path, { headers: { accept: "application/json" } }),
  get databases() {
    return globalThis.indexedDB
  },
  get locks() {
    return navigator.locks
  },
  get storage() {
    return localStorage
  },
  channel: (name) => new BroadcastChannel(name),
  online: () => navigator.onLine,
  reload: () => location.reload(),
  watch(reachable, woke) {
    addEventListener("online", () => reachable(true))
    addEventListener("offline", () => reachable(false))
    let awake = Date.now()
    // The timers of a hidden page are slowed down: what they miss is no sleep.
    const beat = () => {
      if (document.visibilityState !== "visible") return
      const slept = Date.now() - awake > LONG
      awake = Date.now()
      if (slept && navigator.onLine) woke()
    }
    setInterval(beat, BEAT)
    document.addEventListener("visibilitychange", () => {
      if (document.visibilityState === "hidden") awake = Date.now()
      else beat()
      if (document.visibilityState === "visible" && navigator.onLine) reachable(true)
    })
  },
}
