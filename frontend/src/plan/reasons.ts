import type { Reason } from "../generated/rows"

/** Why dates move, in the order in which they are offered. */
export const REASONS: readonly Reason[] = [
  "requirement_changed",
  "approval_held",
  "legal_terms",
  "procurement_process",
  "person_unavailable",
  "meeting_moved",
  "test_failed",
  "customisation_needed",
  "over_budget",
  "other_priority",
  "seller_not_ready",
  "faster_way",
]
