/** Whether the decision still holds: what stands before it and threatens its day. */

import type { Action, Milestone } from "../generated/rows"
import type { Day } from "../text/dates"
import { isTickable, type Stone } from "./outline"
import { isOverdue } from "./standing"

/** How many unfinished steps up to the decision are blocked, overdue, or due only after it. */
export function threats(stones: readonly Stone[], decision: Milestone, today: Day): number {
  const end = stones.findIndex((stone) => stone.id === decision.id)
  const before = stones.slice(0, end + 1).flatMap((stone): readonly (Action | Milestone)[] => {
    return stone.milestone && isTickable(stone) ? [stone.milestone] : stone.actions
  })
  return before.filter((step) => {
    const isOpen = step.state !== "done" && step.state !== "dropped"
    const isAfter = step.due !== null && decision.due !== null && step.due > decision.due
    return isOpen && (step.state === "blocked" || isOverdue(step, today) || isAfter)
  }).length
}
