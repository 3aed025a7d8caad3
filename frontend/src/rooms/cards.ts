/** The rooms a person can see, as cards. */

import type { Outcome, RoomState } from "../generated/rows"

export interface RoomCard {
  readonly room: string
  readonly stream: string | null
  readonly private_stream: string | null
  readonly name: string
  readonly state: RoomState
  readonly outcome: Outcome | null
  readonly buyer: string
  readonly seller: string
  /** The outcome sentence of the success story. */
  readonly story: string
  readonly decision_title: string
  readonly decision_due: string | null
  readonly done: number
  readonly total: number
  readonly buyer_done: number
  readonly buyer_total: number
  readonly seller_done: number
  readonly seller_total: number
  readonly blocked: number
  readonly next_due: string | null
}

export type Group = "open" | "draft" | "closed"

/** What a door answers that began a stream; the room's id is part of its name. */
export interface Begun {
  readonly stream: string
}

export function roomOf({ stream }: Begun): string {
  return stream.split("/")[1] ?? ""
}

/** Open rooms by their decision, drafts, then what is over. */
export function grouped(cards: readonly RoomCard[]): [Group, RoomCard[]][] {
  const of = (card: RoomCard): Group =>
    card.state === "open" ? "open" : card.state === "draft" ? "draft" : "closed"
  const sorted = cards.toSorted((a, b) => ((a.decision_due ?? "9") < (b.decision_due ?? "9") ? -1 : 1))
  return (["open", "draft", "closed"] as const)
    .map((group): [Group, RoomCard[]] => [group, sorted.filter((card) => of(card) === group)])
    .filter(([, those]) => those.length > 0)
}
