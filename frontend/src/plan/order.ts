/** Where a step goes when it is moved: always "after that one", null for the head of its list. */

import type { Action, Milestone } from "../generated/rows"
import { column, type Stone } from "./outline"

export interface Place {
  readonly milestone: string | null
  readonly after: string | null
}

/** Whether a step stands on the plan now: the dropped ones may be hidden. */
export type IsShown = (step: Action | Milestone) => boolean

/** Right before another promise under a milestone; behind all of them for null. */
export function placeBefore(stone: Stone, action: Action, before: string | null): Place {
  return { milestone: stone.milestone?.id ?? null, after: lastBefore(stone.actions, action.id, before) }
}

/** What a row stands behind once it was put right before another, or at the end of the list for null. */
export function lastBefore(
  list: readonly (Action | Milestone)[],
  id: string,
  before: string | null,
): string | null {
  const others = list.filter((other) => other.id !== id)
  const at = others.findIndex((other) => other.id === before)
  return (at < 0 ? others : others.slice(0, at)).at(-1)?.id ?? null
}

/**
 * One place up (-1) or down (+1) among the shown: within its column, then to the neighbouring
 * milestone; null at the ends.
 */
export function neighbour(
  stones: readonly Stone[],
  action: Action,
  by: -1 | 1,
  isShown: IsShown,
): Place | null {
  const shown = stones.filter((stone) => !stone.milestone || isShown(stone.milestone))
  const at = shown.findIndex((stone) => stone.actions.some((other) => other.id === action.id))
  const stone = shown[at]
  if (!stone) return null
  const isMine = (other: Action): boolean => other.id === action.id || isShown(other)
  const mine = column(stone, action.side).filter(isMine)
  const index = mine.findIndex((other) => other.id === action.id) + by
  if (index >= 0 && index < mine.length) {
    const others = mine.filter((other) => other.id !== action.id)
    return placeBefore(stone, action, others[index]?.id ?? null)
  }
  const beside = shown[at + by]
  if (!beside?.milestone) return null
  const first = column(beside, action.side).find(isShown)
  return placeBefore(beside, action, by < 0 ? null : (first?.id ?? null))
}

/** The milestone after which another goes when it moves past one of the shown; undefined at the ends. */
export function neighbouringMilestone(
  milestones: readonly Milestone[],
  id: string,
  by: -1 | 1,
  isShown: IsShown,
): string | null | undefined {
  const shown = milestones.filter((milestone) => milestone.id === id || isShown(milestone))
  const past = shown[shown.findIndex((milestone) => milestone.id === id) + by]
  if (!past) return undefined
  return by > 0 ? past.id : lastBefore(milestones, id, past.id)
}
