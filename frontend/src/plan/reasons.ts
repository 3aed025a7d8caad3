import type { Reason } from "../generated/rows"
import { t } from "../text/text.svelte"

/** Why dates move, in the order in which they are offered. */
const REASONS: readonly Reason[] = [
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

/** The reasons to choose from; the first option stands for none. */
export function reasonOptions(): { value: Reason | ""; label: string }[] {
  const said = REASONS.map((value) => ({ value, label: t(`reason.${value}`) }))
  return [{ value: "", label: t("date.no_reason") }, ...said]
}
