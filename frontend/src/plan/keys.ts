/** The plan by keyboard: arrows walk the rows, letters do things to the row one stands on. */

import { isTyping, type Keys } from "../app/keys.svelte"
import { go, roomPath } from "../app/router.svelte"
import type { RoomView, Step } from "../app/view.svelte"
import type { PlanView } from "./planview.svelte"
import { isAction, nudge, toggle } from "./wishes"

export function planKeys(room: RoomView, plan: PlanView): Keys {
  const here = (): Step | undefined => (plan.at === null ? undefined : room.step(plan.at))
  const on = (run: (step: Step) => void) => (): void => {
    const step = here()
    if (step) run(step)
  }
  return {
    ArrowDown: () => walk(plan, "down"),
    ArrowUp: () => walk(plan, "up"),
    ArrowLeft: () => walk(plan, "left"),
    ArrowRight: () => walk(plan, "right"),
    "alt+ArrowUp": on((step) => move(room, step, -1)),
    "alt+ArrowDown": on((step) => move(room, step, 1)),
    " ": on((step) => tickOrAsk(room, plan, step)),
    e: on((step) => {
      if (room.may("edit_step", step)) plan.editing = step.id
    }),
    d: on((step) => {
      if (room.may("schedule_step", step)) plan.ask("date", step.id)
    }),
    b: on((step) => {
      if (room.may("block_action", step)) plan.ask("block", step.id)
    }),
    c: on((step) => go(`${roomPath(room.room, "plan", step.id)}#comment`)),
    a: on((step) => add(room, plan, step)),
    u: () => room.store.undo(),
    "mod+z": (event) => {
      if (!isTyping(event)) room.store.undo()
    },
    Escape: () => {
      go(roomPath(room.room))
      if (plan.at) focusStep(plan.at)
    },
  }
}

/** Put the keyboard on a step's row, when it is on the page. */
export function focusStep(id: string): void {
  requestAnimationFrame(() => {
    document.querySelector<HTMLElement>(`[data-step="${CSS.escape(id)}"]`)?.focus()
  })
}

function move(room: RoomView, step: Step, by: -1 | 1): void {
  nudge(room, step, by)
  focusStep(step.id)
}

function tickOrAsk(room: RoomView, plan: PlanView, step: Step): void {
  const answer = toggle(room, step)
  if (answer === "ask_reopen") plan.ask("reopen", step.id)
  if (answer === "ask_send_back") plan.ask("send_back", step.id)
}

function add(room: RoomView, plan: PlanView, step: Step): void {
  const side = isAction(step) ? step.side : (room.reader?.side ?? "both")
  if (!room.may("add_action", { ...step, side, milestone: null })) return
  plan.adding = { milestone: isAction(step) ? step.milestone : step.id, side }
}

type Direction = "up" | "down" | "left" | "right"

function walk(plan: PlanView, direction: Direction): void {
  const rows = [...document.querySelectorAll<HTMLElement>("[data-outline] [data-row]")]
  const at = rows.find((row) => row.dataset.row === plan.at)
  const next = at ? neighbourOf(rows, at, direction) : rows[0]
  const link = next?.querySelector<HTMLElement>("[data-step]")
  link?.focus()
  next?.scrollIntoView({ block: "nearest" })
}

function neighbourOf(rows: HTMLElement[], at: HTMLElement, direction: Direction): HTMLElement | undefined {
  if (direction === "left" || direction === "right") {
    const side = direction === "left" ? "buyer" : "seller"
    if (at.dataset.column === side) return undefined
    const beside = rows.filter((row) => row.dataset.column === side)
    return nearest(beside, at)
  }
  const column = at.dataset.column
  const path = rows.filter((row) => row === at || passes(column, row.dataset.column))
  return path[path.indexOf(at) + (direction === "down" ? 1 : -1)]
}

/** Going up or down stays in the column; milestones and shared promises lie in everyone's way. */
function passes(from: string | undefined, column: string | undefined): boolean {
  return (
    from === "milestone" || from === "both" || column === from || column === "milestone" || column === "both"
  )
}

function nearest(rows: HTMLElement[], at: HTMLElement): HTMLElement | undefined {
  const top = at.getBoundingClientRect().top
  const away = (row: HTMLElement): number => Math.abs(row.getBoundingClientRect().top - top)
  return rows.toSorted((a, b) => away(a) - away(b))[0]
}
