/** Where a step goes when it is moved: always "after that one", null for the head of its list. */

import type { Action, Milestone } from "../generated/rows"
import { column, type Stone } from "./outline"

export interface Place {
  readonly milestone: string | null
  readonly after: string | null
}

/** Before the `index`-th promise of the action's own column under a milestone. */
export function placeInColumn(stone: Stone, action: Action, index: number): Place {
  const all = stone.actions.filter((other) => other.id !== action.id)
  const mine = column(stone, action.side).filter((other) => other.id !== action.id)
  const next = mine[index]
  const before = next ? all[all.indexOf(next) - 1] : all.at(-1)
  return { milestone: stone.milestone?.id ?? null, after: before?.id ?? null }
}

/** One place up (-1) or down (+1): within its column, then to the neighbouring milestone; null at the ends. */
export function neighbour(stones: readonly Stone[], action: Action, by: -1 | 1): Place | null {
  const at = stones.findIndex((stone) => stone.actions.some((other) => other.id === action.id))
  const stone = stones[at]
  if (!stone) return null
  const mine = column(stone, action.side)
  const index = mine.findIndex((other) => other.id === action.id) + by
  if (index >= 0 && index < mine.length) return placeInColumn(stone, action, index)
  const beside = stones[at + by]
  if (!beside?.milestone) return null
  return placeInColumn(beside, action, by < 0 ? column(beside, action.side).length : 0)
}

/** The milestone after which another goes when it moves by one; undefined at the ends. */
export function neighbouringMilestone(
  milestones: readonly Milestone[],
  id: string,
  by: -1 | 1,
): string | null | undefined {
  const at = milestones.findIndex((milestone) => milestone.id === id)
  if (at + by < 0 || at + by >= milestones.length) return undefined
  return (by < 0 ? milestones[at - 2] : milestones[at + 1])?.id ?? null
}
