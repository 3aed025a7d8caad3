// @vitest-environment node
import { expect, test } from "vitest"
import type { DeedArgs, DeedName } from "../../generated/deeds"
import type { Milestone } from "../../generated/rows"
import { type Command, command } from "../command"
import { put } from "../fold"
import { rowId } from "../ids"
import { fromLists, type Tables } from "../tables"
import { blankAction } from "../testing/deciding"
import { guessOf } from "."

const BO = "22222222-2222-4222-8222-222222220001"
const REVIEW = "11111111-1111-4111-8111-111111110001"
const CONTRACT = "11111111-1111-4111-8111-111111110002"
const SAFE = "11111111-1111-4111-8111-111111110003"

const { milestone: _, ...step } = blankAction("Security is satisfied")
const safe: Milestone = { id: SAFE, ...step }
const tables = fromLists({
  milestone: [safe],
  action: [
    { id: REVIEW, ...blankAction("Security review", "F"), milestone: SAFE },
    { id: CONTRACT, ...blankAction("Contract", "V"), milestone: SAFE },
  ],
})

test("a tick is today's and mine, and the obstacle is gone", () => {
  const after = drawn("complete_action", { step_id: REVIEW, round: 1 })

  expect(after.action.get(REVIEW)).toMatchObject({
    state: "done",
    finished: "2026-03-02",
    finished_by: BO,
    obstacle: "",
  })
})

test("a tick on a milestone without actions falls on the milestone", () => {
  expect(drawn("complete_action", { step_id: SAFE, round: 1 }).milestone.get(SAFE)?.state).toBe("done")
})

test("a tick on a step that is gone by now draws nothing", () => {
  expect(drawn("complete_action", { step_id: BO, round: 1 }).action).toBe(tables.action)
})

test("a step sent back is open in its next round", () => {
  const after = drawn("send_back_action", { step_id: REVIEW, round: 1, reason: "Page 3 is missing" })

  expect(after.action.get(REVIEW)).toMatchObject({ state: "open", round: 2, finished: null })
})

test("a new action has the id that the server will give it, and stands behind the named one", () => {
  const wish = made("add_action", { title: "Sign", milestone: SAFE, after: REVIEW })

  const row = apply(wish).action.get(rowId(wish.id, 1))

  expect(row).toMatchObject({ title: "Sign", milestone: SAFE, state: "open", round: 1 })
  expect(row && row.position > "F" && row.position < "V").toBe(true)
})

test("an action moved behind another comes to lie there", () => {
  const after = drawn("move_action", { step_id: REVIEW, milestone: SAFE, after: CONTRACT })

  expect((after.action.get(REVIEW)?.position ?? "") > "V").toBe(true)
})

test("a comment raises the step's count", () => {
  const after = drawn("add_comment", { step_id: REVIEW, words: "Legal asks for the annex" })

  expect(after.action.get(REVIEW)?.comments).toBe(1)
  expect([...after.comment.values()]).toMatchObject([
    { step: REVIEW, author: BO, words: "Legal asks for the annex" },
  ])
})

test("an edit draws the words that it sets and leaves the others", () => {
  const after = drawn("edit_step", {
    step_id: REVIEW,
    set: { title: "Audit" },
    was: { title: "Security review" },
  })

  expect(after.action.get(REVIEW)).toMatchObject({ title: "Audit", note: "" })
})

function drawn<K extends DeedName>(deed: K, args: DeedArgs[K]): Tables {
  return apply(made(deed, args))
}

function made<K extends DeedName>(deed: K, args: DeedArgs[K]): Command<K> {
  return command({ stream: "room/x", do: deed, args, user: "bo", tab: "t", made: 0 })
}

function apply<K extends DeedName>(wish: Command<K>): Tables {
  const context = { command: wish.id, me: BO, today: "2026-03-02", now: "2026-03-02T09:00:00.000Z" }
  return guessOf(wish, tables, context).reduce(put, tables)
}
