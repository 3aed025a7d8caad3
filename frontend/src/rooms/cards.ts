/** The rooms a person can see, as cards. */

import type { Begun, RoomCard } from "../app/api"

export type Group = "open" | "draft" | "closed"

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
