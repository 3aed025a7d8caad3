/** Where a wish that was turned down is told: at the row it was meant for, or in the list it was made in. */

import type { Refusal } from "../app/room"
import type { RoomPage } from "../app/router.svelte"
import type { RoomView } from "../app/view.svelte"

/** A link names two steps; it is told in the panel of either, not at both rows. */
export function isAboutLinks({ deed }: Refusal): boolean {
  return deed === "link_steps" || deed === "unlink_steps"
}

/** Whether a page shows the refusal at a row of its own; `open` is the step whose panel is open. */
export function isToldOn(room: RoomView, page: RoomPage, open: string | null, refusal: Refusal): boolean {
  const { rows } = refusal
  switch (page) {
    case "plan":
      return isAboutLinks(refusal)
        ? open !== null && rows.includes(open)
        : rows.some((id) => room.step(id) !== undefined || (open !== null && stepOf(room, id) === open))
    case "risks":
      return rows.some((id) => room.tables.risk.has(id))
    case "people":
      return rows.some((id) => room.tables.stakeholder.has(id) || room.tables.party.has(id))
    default:
      return false
  }
}

/** The step in whose panel a row is drawn that is no step itself. */
function stepOf({ tables }: RoomView, id: string): string | null | undefined {
  return tables.criterion.get(id)?.milestone ?? tables.date_change.get(id)?.step
}
