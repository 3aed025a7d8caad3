/** Who reads the room: their card, side and role; the maker of a draft stands in for both sides. */

import type { Side } from "../generated/rows"
import { type Actor, memberOf } from "../sync/may"
import type { Tables } from "../sync/tables"

export interface Reader extends Actor {
  readonly stakeholder: string | null
  readonly side: Exclude<Side, "both">
}

/** In a private stream the reader's card is found through their seat in the deal. */
export function readerOf(tables: Tables, me: string | null, user: string): Reader | null {
  const [deal] = tables.deal.values()
  if (deal) {
    const side = tables.party.get(deal.party)?.side === "buyer" ? "buyer" : "seller"
    return {
      stakeholder: tables.colleague.get(user)?.stakeholder ?? null,
      side,
      role: "lead",
      drafting: true,
    }
  }
  const member = memberOf(tables, me)
  if (!member || member.side === "both") return null
  return { ...member, side: member.side, stakeholder: me }
}
