/** Completion, counted as the room counts it: whole numbers first, a percentage beside them. */

import type { Action, Milestone, Side } from "../generated/rows"
import type { Tables } from "../sync/tables"

type Step = Action | Milestone

export interface Tally {
  readonly done: number
  readonly total: number
}

export function isLive(step: Step): boolean {
  return step.state !== "dropped"
}

export function tallyOf(steps: readonly Step[]): Tally {
  const live = steps.filter(isLive)
  return { done: live.filter((step) => step.state === "done").length, total: live.length }
}

/** To the nearest whole, as the server does; 100 only once all is done; null when there is nothing to do. */
export function percent({ done, total }: Tally): number | null {
  if (total === 0) return null
  return done === total ? 100 : Math.min(99, Math.floor((200 * done + total) / (2 * total)))
}

export function share({ done, total }: Tally): number {
  return total === 0 ? 0 : done / total
}

/** What counts: every action, and the milestones that have no live action and are ticked like one. */
export function counted(tables: Tables): Step[] {
  const actions = [...tables.action.values()]
  const led = new Set(actions.filter(isLive).map((action) => action.milestone))
  return [...actions, ...[...tables.milestone.values()].filter((milestone) => !led.has(milestone.id))]
}

/** A shared step counts in the room and in neither side's figure. */
export function tallyOfSide(steps: readonly Step[], side: Side): Tally {
  return tallyOf(steps.filter((step) => step.side === side))
}
