import type { Kind } from "../generated/rows"

/** Sorts of work, roughly in the order in which a purchase meets them. */
export const KINDS: readonly Kind[] = [
  "discovery",
  "technical",
  "security",
  "legal",
  "commercial",
  "procurement",
  "approval",
  "signature",
  "kickoff",
  "other",
]
