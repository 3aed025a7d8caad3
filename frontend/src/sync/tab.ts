/** This tab among the others of the same user: who is alive, and what they tell each other. */
import type { Command } from "./command"
import type { Channel, Platform } from "./platform"

export type Told =
  | { readonly kind: "kept"; readonly command: Command }
  /** `seq` null: it did not take effect, or nobody knows where. */
  | { readonly kind: "answered"; readonly id: string; readonly seq: number | null }
  | { readonly kind: "signed_out" }

export class Tab {
  readonly id = crypto.randomUUID()
  readonly #channel: Channel
  #letGo: () => void = () => undefined
  readonly #closing = new AbortController()

  constructor(
    private readonly platform: Pick<Platform, "locks" | "channel">,
    user: string,
    hear: (told: Told) => void,
  ) {
    this.#channel = platform.channel(`cairn ${user}`)
    this.#channel.onmessage = ({ data }) => hear(data as Told)
    const held = new Promise<void>((resolve) => {
      this.#letGo = resolve
    })
    platform.locks?.request(lockOf(this.id), () => held)?.catch(() => undefined)
  }

  tell(told: Told): void {
    this.#channel.postMessage(told)
  }

  /** Run once that tab is gone: the browser hands out its lock then. Without locks every other tab counts as gone. */
  whenGone(tab: string, run: () => Promise<void>): void {
    const { locks } = this.platform
    if (!locks) return void run()
    locks.request(lockOf(tab), { signal: this.#closing.signal }, run)?.catch(() => undefined)
  }

  close(): void {
    this.#closing.abort()
    this.#letGo()
    this.#channel.close()
  }
}

function lockOf(tab: string): string {
  return `cairn tab ${tab}`
}
