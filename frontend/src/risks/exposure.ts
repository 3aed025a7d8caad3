/** How a risk weighs: probability times impact, and the word for it. */

import type { Risk } from "../generated/rows"

export type Level = "low" | "medium" | "high"
export const SCALE = [1, 2, 3, 4, 5] as const

export function exposure(risk: Risk): number {
  return risk.probability * risk.impact
}

export function level(probability: number, impact: number): Level {
  const product = probability * impact
  return product >= 15 ? "high" : product >= 8 ? "medium" : "low"
}

/** The gravest first; closed ones last; in the same order for everybody. */
export function byExposure(risks: Iterable<Risk>): Risk[] {
  return [...risks].sort(
    (a, b) =>
      Number(a.state === "closed") - Number(b.state === "closed") ||
      exposure(b) - exposure(a) ||
      (a.id < b.id ? -1 : 1),
  )
}
