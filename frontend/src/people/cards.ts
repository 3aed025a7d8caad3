/** What may be done to a person's card, and whether they are away. */

import type { RoomView } from "../app/view.svelte"
import type { Part, Party, Stakeholder } from "../generated/rows"
import { type Day, shortDay } from "../text/dates"
import { t } from "../text/text.svelte"

/** One's own card; a colleague's who joined only as a lead; anybody's who has not joined. */
export function mayEditCard(room: RoomView, card: Stakeholder): boolean {
  if (room.isReadOnly || !room.reader) return false
  if (card.id === room.reader.stakeholder || room.isDraft) return true
  if (!room.may("edit_stakeholder")) return false
  return !card.joined || (room.reader.role === "lead" && room.isUs(room.sideOf(card.id) ?? "both"))
}

const LEADING: readonly Part[] = ["champion", "seller_lead"]

/** Whoever proves a card's address joins as it: a lead's and the other side's are its leads' to set. */
export function maySetAddress(room: RoomView, party: string, card?: Stakeholder): boolean {
  if (room.isDraft || (card && card.id === room.reader?.stakeholder)) return true
  const side = room.tables.party.get(party)?.side ?? "both"
  const isUs = room.isUs(side)
  if (room.reader?.role === "lead" && (isUs || (side !== "both" && !room.isLed(side)))) return true
  return isUs && !LEADING.includes(card?.part ?? "other")
}

/** A part that leads is given by leads. */
export function mayGivePart(room: RoomView, part: Part): boolean {
  return room.isDraft || room.reader?.role === "lead" || !LEADING.includes(part)
}

/** The champion's name, when somebody else than this card is it. */
export function otherChampion(room: RoomView, card: string | undefined): string | null {
  const holder = [...room.tables.stakeholder.values()].find(
    ({ id, part }) => part === "champion" && id !== card,
  )
  return holder ? room.politeName(holder.id) : null
}

/** A company of one's own side, or of a side that nobody leads yet. */
export function mayEditParty(room: RoomView, { side }: Party): boolean {
  return room.may("edit_party") && (room.isDraft || room.isUs(side) || !room.isLed(side))
}

/** "Away 3 Apr – 10 Apr: holiday", until it is over; without a last day it is not. */
export function awayWords(card: Stakeholder, today: Day, shown: typeof shortDay): string | null {
  const isOver = card.away_to !== null && card.away_to < today
  return !card.away_from || isOver ? null : absenceWords(card, today, shown)
}

/** The same, of an absence that may be over. */
export function absenceWords(card: Stakeholder, today: Day, shown: typeof shortDay): string | null {
  if (!card.away_from) return card.away_note || null
  const args = {
    from: shown(card.away_from, today),
    to: card.away_to ? shown(card.away_to, today) : "",
    note: card.away_note,
  }
  const words = card.away_to ? t("people.away_from_to", args) : t("people.away_since", args)
  return card.away_note ? `${words} (${card.away_note})` : words
}

/** "Li is away until 4 Dec", of somebody who is not there on the day that a step is due. */
export function awayOnWords(room: RoomView, id: string | null, due: Day | null): string | null {
  const card = room.stakeholder(id)
  const isAway = due && card?.away_from && card.away_from <= due && (!card.away_to || due <= card.away_to)
  if (!isAway) return null
  const name = card.name ? t("person.polite", { name: room.shortName(id) }) : card.title
  if (!card.away_to) return t("people.away_then", { name })
  return t("people.away_until", { name, day: shortDay(card.away_to, room.today) })
}
