/** Whether the decision still holds: what stands before it and threatens its day. */

import type { Action, Milestone } from "../generated/rows"
import type { Day } from "../text/dates"
import { isTickable, type Stone } from "./outline"
import { isOverdue } from "./standing"

/** What unfinished steps up to the decision have in common that threatens it. */
export type Threat = "blocked" | "late" | "after" | "mixed"

/** How many unfinished steps up to the decision are blocked, overdue, or due only after it. */
export function threats(stones: readonly Stone[], decision: Milestone, today: Day): number {
  return threatening(stones, decision, today).length
}

/** Which of these it is, when it is the same one for all of them. */
export function threatKind(stones: readonly Stone[], decision: Milestone, today: Day): Threat {
  const found = threatening(stones, decision, today)
  if (found.every((step) => step.state === "blocked")) return "blocked"
  if (found.every((step) => isOverdue(step, today))) return "late"
  return found.every((step) => isAfter(step, decision)) ? "after" : "mixed"
}

function threatening(stones: readonly Stone[], decision: Milestone, today: Day): (Action | Milestone)[] {
  const end = stones.findIndex((stone) => stone.id === decision.id)
  const before = stones.slice(0, end + 1).flatMap((stone): readonly (Action | Milestone)[] => {
    return stone.milestone && isTickable(stone) ? [stone.milestone] : stone.actions
  })
  return before.filter((step) => {
    const isOpen = step.state !== "done" && step.state !== "dropped"
    return isOpen && (step.state === "blocked" || isOverdue(step, today) || isAfter(step, decision))
  })
}

function isAfter(step: Action | Milestone, decision: Milestone): boolean {
  return step.due !== null && decision.due !== null && step.due > decision.due
}
