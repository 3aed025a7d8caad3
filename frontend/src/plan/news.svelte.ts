/** What others changed: marked until it was looked at, with their initials passing by as it happens. */

import { untrack } from "svelte"
import type { EventNote } from "../app/room"

/** Milliseconds for which initials pass by. */
const MOMENT = 1600

export class News {
  #fresh: ReadonlySet<string> = $state.raw(new Set())
  #passing: ReadonlyMap<string, EventNote> = $state.raw(new Map())
  readonly #heard = new WeakSet<EventNote>()

  /** Whether others changed the step since the reader looked at it. */
  isFresh(step: string): boolean {
    return this.#fresh.has(step)
  }

  /** The change by somebody that happens on the step right now. */
  passing(step: string): EventNote | undefined {
    return this.#passing.get(step)
  }

  /** Take in what is new of the notes seen so far, whatever page is shown. */
  hear(notes: readonly EventNote[], isMe: (actor: string | null) => boolean): void {
    const news = notes.filter((note) => !this.#heard.has(note) && !isMe(note.actor))
    for (const note of notes) this.#heard.add(note)
    if (news.length === 0) return
    const rows = news.flatMap((note) => note.rows)
    this.#fresh = untrack(() => new Set([...this.#fresh, ...rows]))
    this.#pass(news.filter((note) => !note.missed && note.actor !== null))
  }

  seen(step: string): void {
    if (this.#fresh.has(step)) this.#fresh = new Set([...this.#fresh].filter((id) => id !== step))
  }

  #pass(live: readonly EventNote[]): void {
    if (live.length === 0) return
    const steps = live.flatMap((note) => note.rows.map((row) => [row, note] as const))
    this.#passing = untrack(() => new Map([...this.#passing, ...steps]))
    setTimeout(() => {
      this.#passing = new Map([...this.#passing].filter(([, note]) => !live.includes(note)))
    }, MOMENT)
  }
}

const ofStreams = new Map<string, News>()

/** The news of a stream, the same for as long as the product is open: what was not looked at stays marked. */
export function newsOf(stream: string): News {
  const kept = ofStreams.get(stream) ?? new News()
  ofStreams.set(stream, kept)
  return kept
}
