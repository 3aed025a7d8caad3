/** What waits for the reader: their own open promises that can be kept now, the most pressing first. */

import type { Action, Milestone, Side } from "../generated/rows"
import type { Tables } from "../sync/tables"
import type { Day } from "../text/dates"
import { counted } from "./figures"
import { heldBy } from "./links"
import { outline } from "./outline"
import { isOverdue } from "./standing"

type Step = Action | Milestone

const NEVER = "9999-12-31"

/** The steps that a person promised and could do today. */
export function nextFor(tables: Tables, person: string | null, today: Day): Step[] {
  if (person === null) return []
  const own = (step: Step): boolean => step.buyer_owner === person || step.seller_owner === person
  return pressing(tables, today, (step) => own(step) && !isHeld(tables, step))
}

/** The same for a whole side. */
export function nextForSide(tables: Tables, side: Side, today: Day): Step[] {
  return pressing(tables, today, (step) => concerns(step, side) && !isHeld(tables, step))
}

/** What a side has open and cannot do: it is blocked, or waits for other steps. */
export function heldOfSide(tables: Tables, side: Side, today: Day): Step[] {
  return pressing(tables, today, (step) => concerns(step, side) && isHeld(tables, step))
}

/** Blocked, or it or its milestone waits for an unfinished step. */
function isHeld(tables: Tables, step: Step): boolean {
  if (step.state === "blocked" || heldBy(tables, step).length > 0) return true
  const over = "milestone" in step && step.milestone ? tables.milestone.get(step.milestone) : undefined
  return over !== undefined && heldBy(tables, over).length > 0
}

function concerns(step: Step, side: Side): boolean {
  return step.side === side || step.side === "both"
}

/** What is overdue first, then what came back, then by due day and the plan's order. */
function pressing(tables: Tables, today: Day, isMeant: (step: Step) => boolean): Step[] {
  const order = new Map(
    outline(tables)
      .flatMap((stone) => [...stone.actions.map((action) => action.id), stone.id])
      .map((id, n) => [id, n]),
  )
  const rank = (step: Step): number => (isOverdue(step, today) ? 0 : step.round > 1 ? 1 : 2)
  return counted(tables)
    .filter((step) => step.state !== "done" && step.state !== "dropped" && isMeant(step))
    .sort(
      (a, b) =>
        rank(a) - rank(b) ||
        compare(a.due ?? NEVER, b.due ?? NEVER) ||
        (order.get(a.id) ?? 0) - (order.get(b.id) ?? 0),
    )
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
