/** People to choose from, as lists and forms name them. */

import type { RoomView } from "../app/view.svelte"
import type { Side } from "../generated/rows"
import { t } from "../text/text.svelte"

/** Those of a side, with their title; the first option stands for nobody. */
export function personOptions(
  room: RoomView,
  side: Side,
  nobody: string,
): { value: string; label: string }[] {
  const people = room.people(side).filter((card) => card.left === null)
  const options = people.map((card) => ({
    value: card.id,
    label:
      card.name && card.title
        ? card.name + t("person.title_after", { title: card.title })
        : card.name || card.title,
  }))
  return [{ value: "", label: nobody }, ...options]
}
