/** Where a dragged step would land, and what is asked for when it does. */

import type { RoomView } from "../app/view.svelte"
import { lastBefore, placeBefore } from "./order"
import { outline } from "./outline"
import type { Landing } from "./planview.svelte"
import { isAction } from "./wishes"

/** The place under a point of the screen; null where the step cannot go. */
export function landingAt(room: RoomView, id: string, x: number, y: number): Landing | null {
  const step = room.step(id)
  if (!step) return null
  if (!isAction(step)) {
    const sections = document.querySelectorAll<HTMLElement>("[data-outline] [data-stone]")
    const milestones = [...sections].filter((section) =>
      room.tables.milestone.has(section.dataset.stone ?? ""),
    )
    return { step: id, under: null, before: below(milestones, "stone", id, y) }
  }
  const section = document.elementFromPoint(x, y)?.closest("[data-stone]")
  const list = section?.querySelector<HTMLElement>(`[data-list][data-side="${step.side}"]`)
  if (!list) return null
  const rows = [...list.querySelectorAll<HTMLElement>("[data-row]")]
  const under = { milestone: list.dataset.list || null, side: step.side }
  return { step: id, under, before: below(rows, "row", id, y) }
}

/** Ask for the move; a step that would stay where it is stays without asking. */
export function land(room: RoomView, { step: id, under, before }: Landing): void {
  const stones = outline(room.tables)
  const action = room.tables.action.get(id)
  const stone = stones.find((s) => (s.milestone?.id ?? null) === under?.milestone)
  if (action && stone) {
    const place = placeBefore(stone, action, before)
    const stays = lastBefore(stone.actions, id, follower(stone.actions, id)) === place.after
    if (action.milestone !== place.milestone || !stays)
      room.store.do("move_action", { step_id: id, ...place })
  }
  if (action || under) return
  const milestones = stones.flatMap((s) => s.milestone ?? [])
  const after = lastBefore(milestones, id, before)
  if (after !== lastBefore(milestones, id, follower(milestones, id))) {
    room.store.do("move_milestone", { step_id: id, after })
  }
}

function follower(list: readonly { readonly id: string }[], id: string): string | null {
  return list[list.findIndex((row) => row.id === id) + 1]?.id ?? null
}

/** The first of these, except the dragged one, whose middle lies below the point; null behind them all. */
function below(
  all: readonly HTMLElement[],
  name: "row" | "stone",
  dragged: string,
  y: number,
): string | null {
  const found = all.find((element) => {
    const box = element.getBoundingClientRect()
    return element.dataset[name] !== dragged && y < box.top + box.height / 2
  })
  return found?.dataset[name] ?? null
}
