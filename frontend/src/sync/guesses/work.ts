/** Guesses for working on a step: tick, untick, start, block, reopen, send back. */
import type { Action, Milestone } from "../../generated/rows"
import { rowId } from "../ids"
import { placeAfter } from "../positions"
import { added, type Guesses, lastOf, patch, removed, stepTable, type Undone } from "./guess"

type Step = Action | Milestone

const UNBLOCKED = { obstacle: "", blocker: null, blocked_since: null } satisfies Partial<Step>
const UNFINISHED = { finished: null, finished_by: null } satisfies Partial<Step>
const STANDING = ["state", "obstacle", "blocker", "blocked_since"]

export const WORK: Guesses = {
  complete_action: ({ step_id, finished }, tables, { me, today }) => [
    patch(stepTable(tables, step_id), step_id, {
      state: "done",
      finished: finished ?? today,
      finished_by: me,
      ...UNBLOCKED,
    }),
  ],
  untick_action: ({ step_id }, tables, { undone }) => [
    patch(stepTable(tables, step_id), step_id, { state: "open", ...UNFINISHED, ...stood(step_id, undone) }),
  ],
  start_action: ({ step_id }, tables) => [
    patch(stepTable(tables, step_id), step_id, { state: "in_progress", ...UNBLOCKED }),
  ],
  block_action: ({ step_id, obstacle, blocker, since }, tables, { today }) => [
    patch(stepTable(tables, step_id), step_id, {
      state: "blocked",
      obstacle,
      blocker: blocker ?? null,
      blocked_since: since ?? today,
    }),
  ],
  unblock_action: ({ step_id }, tables) => [
    patch(stepTable(tables, step_id), step_id, { state: "in_progress", ...UNBLOCKED }),
  ],
  reopen_action: ({ step_id, round }, tables) => [
    patch(stepTable(tables, step_id), step_id, { state: "open", round: round + 1, ...UNFINISHED }),
  ],
  send_back_action: ({ step_id, round }, tables) => [
    patch(stepTable(tables, step_id), step_id, { state: "open", round: round + 1, ...UNFINISHED }),
  ],
  add_evidence: ({ step_id, title, url }, tables, { command }) => {
    const siblings = [...tables.evidence.values()].filter((e) => e.step === step_id)
    const position = placeAfter(siblings, lastOf(siblings))
    return [added("evidence", rowId(command, 1), { position, step: step_id, title, url })]
  },
  remove_evidence: ({ evidence_id }) => [removed("evidence", evidence_id)],
  add_comment: ({ step_id, words }, tables, { command, me, now }) => {
    const table = stepTable(tables, step_id)
    const comments = (tables[table].get(step_id)?.comments ?? 0) + 1
    const row = { step: step_id, author: me ?? "", written: now, words }
    return [added("comment", rowId(command, 1), row), patch(table, step_id, { comments })]
  },
}

/** How a step stood before its tick. */
function stood(step: string, tick: Undone | undefined): Partial<Step> {
  const change = tick?.changes[0]
  if (change?.id !== step || !change.was) return {}
  return Object.fromEntries(Object.entries(change.was).filter(([column]) => STANDING.includes(column)))
}
