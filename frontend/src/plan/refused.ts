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
        : rows.some((id) => room.step(id) !== undefined)
    case "risks":
      return rows.some((id) => room.tables.risk.has(id))
    case "people":
      return rows.some((id) => room.tables.stakeholder.has(id))
    default:
      return false
  }
}
