/** Dragging a step to another place: a promise within its column or under another milestone, or a milestone. */

import type { RoomView } from "../app/view.svelte"
import { land, landingAt } from "./landing"
import type { PlanView } from "./planview.svelte"

/** An attachment for the grip of a row. */
export function dragging(room: RoomView, plan: PlanView, id: string): (grip: HTMLElement) => () => void {
  return (grip) => {
    const begin = (down: PointerEvent): void => {
      if (down.button !== 0) return
      down.preventDefault()
      grip.setPointerCapture(down.pointerId)
      let at = { x: down.clientX, y: down.clientY }
      let frame = 0
      const over = (move: PointerEvent): void => {
        at = { x: move.clientX, y: move.clientY }
        if (!frame) follow()
      }
      /** At the edge the page goes on scrolling under a pointer that rests there. */
      const follow = (): void => {
        plan.drag = landingAt(room, id, at.x, at.y)
        frame = scrollNear(at.y) ? requestAnimationFrame(follow) : 0
      }
      const leave = (drop: boolean): void => {
        cancelAnimationFrame(frame)
        grip.removeEventListener("pointermove", over)
        grip.removeEventListener("pointerup", up)
        grip.removeEventListener("pointercancel", cancel)
        document.removeEventListener("keydown", leaveByKey)
        if (drop && plan.drag) land(room, plan.drag)
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

/** Whether the page moved, and may go on. */
function scrollNear(y: number): boolean {
  const before = scrollY
  if (y < 90) scrollBy(0, -14)
  if (y > innerHeight - 60) scrollBy(0, 14)
  return scrollY !== before
}
