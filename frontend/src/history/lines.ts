/** The lines of a history: what is said of each event, and repeats of the same sentence as one line. */

import type { RoomView } from "../app/view.svelte"
import type { RoomEvent } from "../sync/fold"
import { reachedWords, sentence } from "../text/sentences"

export interface Line {
  readonly seq: number
  readonly at: string
  readonly words: string
  readonly aside: string
  readonly reached: readonly string[]
  /** How many events in a row are told by this line. */
  readonly times: number
}

/** Newest first, as the events come: a line stands where the newest of its repeats was. */
export function lines(room: RoomView, events: readonly RoomEvent[]): Line[] {
  const told: Line[] = []
  for (const event of events) {
    const line = lineOf(room, event)
    const newer = told.at(-1)
    if (newer && repeats(newer, line)) told[told.length - 1] = { ...newer, times: newer.times + 1 }
    else told.push(line)
  }
  return told
}

function lineOf(room: RoomView, event: RoomEvent): Line {
  const { words, aside } = sentence(room, event)
  return {
    seq: event.seq,
    at: event.at,
    words,
    aside: aside ?? "",
    reached: reachedWords(room, event),
    times: 1,
  }
}

/** What only the words tell can be told once; a reason or a reached milestone stands by itself. */
function repeats(newer: Line, older: Line): boolean {
  return (
    newer.words === older.words &&
    !newer.aside &&
    !older.aside &&
    !newer.reached.length &&
    !older.reached.length
  )
}
