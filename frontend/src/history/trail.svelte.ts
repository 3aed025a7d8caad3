/** The events that were read so far, newest first: pages laid together by seq, read again at most once a second. */

import type { RoomEvent } from "../sync/fold"

export const PAGE = 50
const PAUSE = 1000

/** One page, newest first or not: the newest events, or those before a seq. */
type ReadPage = (before?: number) => Promise<readonly RoomEvent[]>

export class Trail {
  events: readonly RoomEvent[] = $state.raw([])
  more = $state(true)
  phase = $state<"reading" | "ready" | "failed">("reading")
  #asked = 0
  #rests = false
  #again = false
  #timer: ReturnType<typeof setTimeout> | undefined
  #failed: () => void = () => undefined

  constructor(private readonly readPage: ReadPage) {}

  /** Something happened: read the newest page, now or when the pause since the last time is over. */
  follow(): void {
    if (this.#rests) {
      this.#again = true
      return
    }
    this.#rests = true
    this.#timer = setTimeout(() => this.#rested(), PAUSE)
    void this.#newest()
  }

  /** The page before the oldest event held. */
  async earlier(): Promise<void> {
    const before = this.events.at(-1)?.seq
    await this.#read(
      () => this.readPage(before),
      (page) => {
        if (this.events.at(-1)?.seq === before) this.#take(page, true)
      },
      () => this.earlier(),
    )
  }

  retry(): void {
    this.#failed()
  }

  close(): void {
    clearTimeout(this.#timer)
    this.#rests = true
  }

  #rested(): void {
    this.#rests = false
    if (!this.#again) return
    this.#again = false
    this.follow()
  }

  async #newest(): Promise<void> {
    const mine = ++this.#asked
    await this.#read(
      () => this.readPage(),
      (page) => {
        if (mine === this.#asked) this.#takeNewest(page)
      },
      () => this.#newest(),
    )
  }

  async #read(
    page: () => Promise<readonly RoomEvent[]>,
    take: (page: readonly RoomEvent[]) => void,
    again: () => Promise<void>,
  ): Promise<void> {
    this.phase = "reading"
    try {
      take(await page())
      this.phase = "ready"
    } catch {
      this.#failed = () => void again()
      this.phase = "failed"
    }
  }

  /** A whole page that ends above what is held leaves a gap: then it begins anew. */
  #takeNewest(page: readonly RoomEvent[]): void {
    const held = this.events[0]?.seq
    const anew = held === undefined || (page.length === PAGE && page.every(({ seq }) => seq > held))
    if (anew) this.events = []
    this.#take(page, anew)
  }

  #take(page: readonly RoomEvent[], isLast: boolean): void {
    const bySeq = new Map([...this.events, ...page].map((event) => [event.seq, event]))
    this.events = [...bySeq.values()].sort((a, b) => b.seq - a.seq)
    if (isLast) this.more = page.length === PAGE
  }
}
