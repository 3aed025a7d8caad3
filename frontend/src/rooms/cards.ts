/** The rooms a person can see, as cards. */

import type { RoomState, Side } from "../generated/rows"

export interface RoomCard {
  readonly room: string
  readonly stream: string | null
  readonly private_stream: string | null
  readonly name: string
  readonly state: RoomState
  readonly side: Side
  readonly buyer: string
  readonly seller: string
  readonly outcome: string
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

/** Open rooms by their decision, drafts, then what is over. */
export function grouped(cards: readonly RoomCard[]): [Group, RoomCard[]][] {
  const of = (card: RoomCard): Group => (card.state === "open" ? "open" : card.state === "draft" ? "draft" : "closed")
  const sorted = cards.toSorted((a, b) => ((a.decision_due ?? "9") < (b.decision_due ?? "9") ? -1 : 1))
  return (["open", "draft", "closed"] as const)
    .map((group): [Group, RoomCard[]] => [group, sorted.filter((card) => of(card) === group)])
    .filter(([, those]) => those.length > 0)
}
