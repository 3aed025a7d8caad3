/** What waits for the reader: their own open promises, the most pressing first. */

import type { Action, Milestone, Side } from "../generated/rows"
import type { Tables } from "../sync/tables"
import { counted } from "./figures"
import { outline } from "./outline"

type Step = Action | Milestone

const NEVER = "9999-12-31"

/** Open steps that a person promised, by due day, then in the plan's order; blocked ones wait for others. */
export function nextFor(tables: Tables, person: string | null): Step[] {
  if (person === null) return []
  return waiting(tables, (step) => step.buyer_owner === person || step.seller_owner === person)
}

/** The same for a whole side. */
export function nextForSide(tables: Tables, side: Side): Step[] {
  return waiting(tables, (step) => step.side === side || step.side === "both")
}

function waiting(tables: Tables, concerns: (step: Step) => boolean): Step[] {
  const order = new Map(
    outline(tables)
      .flatMap((stone) => [...stone.actions.map((action) => action.id), stone.id])
      .map((id, n) => [id, n]),
  )
  return counted(tables)
    .filter((step) => (step.state === "open" || step.state === "in_progress") && concerns(step))
    .sort(
      (a, b) => compare(a.due ?? NEVER, b.due ?? NEVER) || (order.get(a.id) ?? 0) - (order.get(b.id) ?? 0),
    )
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
