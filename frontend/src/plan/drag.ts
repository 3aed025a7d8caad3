/** Dragging a promise to another place of its column, or under another milestone. */

import type { RoomView } from "../app/view.svelte"
import { placeInColumn } from "./order"
import { outline } from "./outline"
import type { PlanView } from "./planview.svelte"

/** An attachment for the grip of a row. */
export function dragging(room: RoomView, plan: PlanView, id: string): (grip: HTMLElement) => () => void {
  return (grip) => {
    const begin = (down: PointerEvent): void => {
      if (down.button !== 0) return
      down.preventDefault()
      grip.setPointerCapture(down.pointerId)
      const over = (move: PointerEvent): void => {
        plan.drag = targetAt(room, id, move.clientX, move.clientY)
        scrollNear(move.clientY)
      }
      const leave = (drop: boolean): void => {
        grip.removeEventListener("pointermove", over)
        grip.removeEventListener("pointerup", up)
        grip.removeEventListener("pointercancel", cancel)
        document.removeEventListener("keydown", leaveByKey)
        if (drop) land(room, plan, id)
        plan.drag = null
      }
      const up = (): void => leave(true)
      const cancel = (): void => leave(false)
      const leaveByKey = (key: KeyboardEvent): void => {
        if (key.key === "Escape") leave(false)
      }
      grip.addEventListener("pointermove", over)
      grip.addEventListener("pointerup", up)
      grip.addEventListener("pointercancel", cancel)
      document.addEventListener("keydown", leaveByKey)
    }
    grip.addEventListener("pointerdown", begin)
    return () => grip.removeEventListener("pointerdown", begin)
  }
}

function land(room: RoomView, plan: PlanView, id: string): void {
  const action = room.tables.action.get(id)
  const target = plan.drag
  const stone = outline(room.tables).find((s) => (s.milestone?.id ?? null) === target?.milestone)
  if (!action || !target || !stone) return
  room.store.do("move_action", { step_id: id, ...placeInColumn(stone, action, target.index) })
}

function targetAt(room: RoomView, id: string, x: number, y: number): PlanView["drag"] {
  const action = room.tables.action.get(id)
  const section = document.elementFromPoint(x, y)?.closest("[data-stone]")
  const list = section?.querySelector<HTMLElement>(`[data-list][data-side="${action?.side}"]`)
  if (!action || !list) return null
  const rows = [...list.querySelectorAll<HTMLElement>("[data-row]")].filter((row) => row.dataset.row !== id)
  const below = rows.findIndex((row) => {
    const box = row.getBoundingClientRect()
    return y < box.top + box.height / 2
  })
  const index = below < 0 ? rows.length : below
  return { step: id, milestone: list.dataset.list || null, side: action.side, index }
}

function scrollNear(y: number): void {
  if (y < 90) scrollBy(0, -14)
  if (y > innerHeight - 60) scrollBy(0, 14)
}
