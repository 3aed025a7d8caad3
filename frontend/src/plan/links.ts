/** Which step waits for which, as a step's own lists and the hint on its row tell it. */

import type { Step } from "../app/view.svelte"
import type { Dependency } from "../generated/rows"
import type { Tables } from "../sync/tables"
import { outline } from "./outline"

/** One end of a dependency, seen from the other. */
export interface Link {
  readonly id: string
  readonly step: Step
  /** Working days between the two. */
  readonly lag: number
}

/** What a step waits for, in the plan's order. */
export function waitsFor(tables: Tables, step: string): Link[] {
  const before = [...tables.dependency.values()].filter((link) => link.successor === step)
  return inPlanOrder(tables, before, "predecessor")
}

/** What cannot begin before a step is done, in the plan's order. */
export function holdsUp(tables: Tables, step: string): Link[] {
  const after = [...tables.dependency.values()].filter((link) => link.predecessor === step)
  return inPlanOrder(tables, after, "successor")
}

/** The unfinished steps that an unfinished one waits for, the one due last first. */
export function heldBy(tables: Tables, step: Step): Step[] {
  if (!isUnfinished(step)) return []
  return [...tables.dependency.values()]
    .filter((link) => link.successor === step.id)
    .flatMap(({ predecessor }) => tables.action.get(predecessor) ?? tables.milestone.get(predecessor) ?? [])
    .filter(isUnfinished)
    .sort((a, b) => ((a.due ?? "") < (b.due ?? "") ? 1 : -1))
}

/** The live steps that could be linked to one: itself and those already linked left out. */
export function linkable(tables: Tables, step: string, linked: readonly Link[]): Step[] {
  const taken = new Set([step, ...linked.map((link) => link.step.id)])
  return stepsInOrder(tables).filter((other) => other.state !== "dropped" && !taken.has(other.id))
}

function isUnfinished(step: Step): boolean {
  return step.state !== "done" && step.state !== "dropped"
}

function inPlanOrder(tables: Tables, links: readonly Dependency[], end: "predecessor" | "successor"): Link[] {
  if (links.length === 0) return []
  const byStep = new Map(links.map((link) => [link[end], link]))
  return stepsInOrder(tables).flatMap((step) => {
    const link = byStep.get(step.id)
    return link ? [{ id: link.id, step, lag: link.lag }] : []
  })
}

function stepsInOrder(tables: Tables): Step[] {
  return outline(tables).flatMap((stone) => [...(stone.milestone ? [stone.milestone] : []), ...stone.actions])
}
