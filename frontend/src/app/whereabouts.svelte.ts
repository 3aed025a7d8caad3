/** Where a room is found: shared, or still a draft; and whether the reader's company keeps a private side of it. */

import { get, type RoomCard } from "./api"
import { Remembered } from "./remembered"

export interface Whereabouts {
  readonly draft: boolean
  readonly kept: boolean
}

type Known = Readonly<Record<string, Whereabouts>>

const remembered = new Remembered<Known>("cairn.rooms")
let known = $state.raw<Known>(remembered.read() ?? {})
let asking: Promise<void> | null = null

/** Undefined until a list of rooms named it, on this visit or an earlier one. */
export function whereabouts(room: string): Whereabouts | undefined {
  return known[room]
}

/** Learn from a whole list of rooms. */
export function learn(cards: readonly RoomCard[]): void {
  const found = cards.map((card): [string, Whereabouts] => [
    card.room,
    { draft: card.state === "draft", kept: card.private_stream !== null },
  ])
  keep(Object.fromEntries(found))
}

/** The reader's company has begun a draft, or opened it. */
export function learnOwn(room: string, draft: boolean): void {
  keep({ ...known, [room]: { draft, kept: true } })
}

/** Ask the server once; whatever it says, or does not say, the answer comes. */
export function askWhereabouts(): Promise<void> {
  asking ??= get<RoomCard[]>("/rooms")
    .then(learn, () => undefined)
    .finally(() => (asking = null))
  return asking
}

export function forgetWhereabouts(): void {
  known = {}
  remembered.forget()
}

function keep(found: Known): void {
  known = found
  remembered.keep(found)
}
