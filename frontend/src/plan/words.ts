/** Sentences about steps that several places of the plan say in the same way. */

import type { RoomView, Step } from "../app/view.svelte"
import type { Measure } from "../generated/rows"
import { type Day, distance, fullDay, shortDay, sinceDay, workingDays } from "../text/dates"
import { t } from "../text/text.svelte"
import type { Tally } from "./figures"
import { percent } from "./figures"
import { heldBy } from "./links"
import { standing } from "./standing"

/** "Claim handling: 9 days → 4 days by 30 Sep". */
export function measureWords(measure: Measure, today: Day): string {
  const { name, from_value: from, to_value: to } = measure
  const by = measure.by ? shortDay(measure.by, today) : ""
  if (from && to) return t(by ? "measure.from_to_by" : "measure.from_to", { name, from, to, by })
  return to || by ? t(by ? "measure.to_by" : "measure.to", { name, to, by }) : name
}

/** "12 of 18 · 67 %". */
export function tallyWords(tally: Tally): string {
  const share = percent(tally)
  return share === null
    ? t("tally.none")
    : t("tally.share", { done: tally.done, total: tally.total, percent: share })
}

/** "after: Security review, and 1 more" while a step waits for unfinished ones; null when it does not. */
export function afterWords(room: RoomView, step: Step): string | null {
  const [first, ...more] = heldBy(room.tables, step)
  return first ? t("step.after", { title: first.title, more: more.length }) : null
}

/** What is the matter with a step, in one sentence; null when nothing is. */
export function careWords(room: RoomView, step: Step): string | null {
  switch (standing(step, room.today)) {
    case "blocked":
      return blockedWords(room, step)
    case "late":
      return lateWords(step, room.today)
    case "soon":
      return t("step.due", { when: distance(step.due ?? "", room.today) })
    default:
      return null
  }
}

/** "Waiting for outside counsel since Tuesday (Chen Yu)". */
export function blockedWords(room: RoomView, step: Step): string {
  const since = step.blocked_since ? sinceDay(step.blocked_since, room.today) : ""
  const args = { obstacle: step.obstacle, since, name: step.blocker ? room.politeName(step.blocker) : "" }
  if (!since) return t(step.blocker ? "step.blocked_by" : "step.blocked", args)
  return t(step.blocker ? "step.blocked_by_since" : "step.blocked_since", args)
}

/** "done Fri 13 March", "due Mon 30 March, in 4 working days", "2 working days late". */
export function whenWords(step: Step, today: Day): string {
  if (step.state === "done" && step.finished) return t("step.done_on", { day: fullDay(step.finished, today) })
  if (!step.due) return t("step.no_date")
  const when = step.due < today ? lateWords(step, today) : distance(step.due, today)
  return t("step.due_on", { day: fullDay(step.due, today), when })
}

function lateWords(step: Step, today: Day): string {
  const days = workingDays(step.due ?? today, today)
  return days === 0 ? t("step.late_weekend") : t("step.late", { days })
}
