/** How a step stands today: what needs care, in one word. */

import type { Action, Milestone } from "../generated/rows"
import { calendarDays, type Day, plusDays } from "../text/dates"

export type Standing = "done" | "dropped" | "blocked" | "late" | "soon" | "started" | "open"

export function standing(step: Action | Milestone, today: Day): Standing {
  if (step.state === "done" || step.state === "dropped" || step.state === "blocked") return step.state
  if (isOverdue(step, today)) return "late"
  if (step.due !== null && step.due <= weekEnd(today)) return "soon"
  return step.state === "in_progress" ? "started" : "open"
}

/** Open after its day has passed, blocked or not. */
export function isOverdue(step: Action | Milestone, today: Day): boolean {
  return step.due !== null && step.due < today && step.state !== "done" && step.state !== "dropped"
}

/** The Sunday that ends the week of a day. */
function weekEnd(day: Day): Day {
  const sinceMonday = ((calendarDays("2024-01-01", day) % 7) + 7) % 7
  return plusDays(day, 6 - sinceMonday)
}
