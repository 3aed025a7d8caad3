/** Where a wish that was turned down is told: at the row it was meant for, or in the list it was made in. */

import type { Refusal } from "../app/room"

/** A link names two steps; it is told in the panel of either, not at both rows. */
export function isAboutLinks({ deed }: Refusal): boolean {
  return deed === "link_steps" || deed === "unlink_steps"
}
