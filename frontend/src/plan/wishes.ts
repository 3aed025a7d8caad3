/** What a reader can ask of a step, put as deeds; screens, menus and keys all go through here. */

import type { RoomView, Step } from "../app/view.svelte"
import type { Action, Reason } from "../generated/rows"
import { neighbour, neighbouringMilestone } from "./order"
import { isTickable, outline, type Stone } from "./outline"
import type { PlanView } from "./planview.svelte"

/** Tick an open step; untick one's own tick. Whatever else stands in the way is asked by the screen. */
export function toggle(room: RoomView, step: Step): "done" | "ask_reopen" | "ask_send_back" | "nothing" {
  const aim = { step_id: step.id, round: step.round }
  if (step.state !== "done") {
    if (!room.may("complete_action", step) || step.state === "dropped") return "nothing"
    // Only a tick that travels later says its day: this clock may be ahead of the room's around midnight.
    room.store.do("complete_action", room.store.status === "live" ? aim : { ...aim, finished: room.today })
    return "done"
  }
  const own = step.finished_by === (room.reader?.stakeholder ?? null)
  if (own && room.may("untick_action", step)) {
    room.store.do("untick_action", { ...aim, tick: room.store.tickOf(step.id, step.round) })
    return "done"
  }
  if (room.may("reopen_action", step)) return "ask_reopen"
  return room.may("send_back_action", step) ? "ask_send_back" : "nothing"
}

export function rename(room: RoomView, step: Step, title: string, was: string): void {
  const words = title.trim()
  if (words && words !== was) {
    room.store.do("edit_step", { step_id: step.id, set: { title: words }, was: { title: was } })
  }
}

interface Dates {
  start?: string | null
  due?: string | null
}

/** Move a date that was seen as `seen`, whatever others do meanwhile; a set one moves with its reason and words. */
export function schedule(
  room: RoomView,
  step: Step,
  dates: { set: Dates; seen: Dates },
  why: { reason: Reason | null; words: string },
): void {
  const { set, seen } = dates
  const was = Object.fromEntries(Object.keys(set).map((field) => [field, seen[field as "start" | "due"]]))
  room.store.do("schedule_step", { step_id: step.id, set, was, ...why })
}

/** One place up or down among what is shown, across milestones for an action. */
export function nudge(room: RoomView, plan: PlanView, step: Step, by: -1 | 1): void {
  const stones = outline(room.tables)
  const isShown = (other: Step): boolean => plan.isShown(other)
  if (isAction(step)) {
    const place = neighbour(stones, step, by, isShown)
    if (place && room.may("move_action", step)) room.store.do("move_action", { step_id: step.id, ...place })
    return
  }
  const milestones = stones.flatMap((stone) => stone.milestone ?? [])
  const after = neighbouringMilestone(milestones, step.id, by, isShown)
  if (after !== undefined && room.may("move_milestone", step)) {
    room.store.do("move_milestone", { step_id: step.id, after })
  }
}

export function isAction(step: Step): step is Action {
  return "milestone" in step
}

/** Whether a step can be ticked by anybody: an action, or a milestone without live actions. */
export function canBeTicked(stones: readonly Stone[], step: Step): boolean {
  if (isAction(step)) return true
  const stone = stones.find((s) => s.id === step.id)
  return stone !== undefined && isTickable(stone)
}
