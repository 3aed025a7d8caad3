/** The plan as it is read: milestones in order, each with its promises by side. */

import type { Action, Milestone, Side } from "../generated/rows"
import { inOrder, type Tables } from "../sync/tables"
import { isLive, type Tally, tallyOf } from "./figures"

export type Phase = "done" | "now" | "begun" | "later" | "dropped"

/** A milestone with its actions; the one without a milestone holds what stands under none. */
export interface Stone {
  readonly id: string
  readonly milestone: Milestone | null
  readonly actions: readonly Action[]
  readonly tally: Tally
  readonly phase: Phase
}

export const LOOSE = "loose"

export function outline(tables: Tables): Stone[] {
  const milestones = inOrder(tables.milestone.values())
  const byMilestone = Map.groupBy(inOrder(tables.action.values()), (action) => action.milestone ?? LOOSE)
  const current = milestones.find((m) => m.state !== "done" && m.state !== "dropped")
  const stones = milestones.map((milestone): Stone => {
    const actions = byMilestone.get(milestone.id) ?? []
    const tally = tallyOf(actions.some(isLive) ? actions : [milestone])
    return { id: milestone.id, milestone, actions, tally, phase: phaseOf(milestone, current, actions) }
  })
  const loose = byMilestone.get(LOOSE)
  return loose ? [...stones, looseStone(loose)] : stones
}

/** The promises of a side under a milestone; those that both make stand under `both`. */
export function column(stone: Stone, side: Side): Action[] {
  return stone.actions.filter((action) => action.side === side)
}

/** A milestone with live actions is reached through them; without any it is ticked itself. */
export function isTickable(stone: Stone): boolean {
  return !stone.actions.some(isLive)
}

function looseStone(actions: readonly Action[]): Stone {
  const open = actions.some((action) => isLive(action) && action.state !== "done")
  return { id: LOOSE, milestone: null, actions, tally: tallyOf(actions), phase: open ? "begun" : "done" }
}

function phaseOf(milestone: Milestone, current: Milestone | undefined, actions: readonly Action[]): Phase {
  if (milestone.state === "done" || milestone.state === "dropped") return milestone.state
  if (milestone.id === current?.id) return "now"
  const begun = milestone.state !== "open" || actions.some((a) => a.state !== "open" && a.state !== "dropped")
  return begun ? "begun" : "later"
}
