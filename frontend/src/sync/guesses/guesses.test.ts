// @vitest-environment node
import { expect, test } from "vitest"
import type { DeedArgs, DeedName } from "../../generated/deeds"
import type { About, Milestone } from "../../generated/rows"
import { type Command, command } from "../command"
import { type Change, put, type RoomEvent } from "../fold"
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

test("undo gives back what a tick replaced", () => {
  const ticked = told("action.completed", [
    {
      table: "action",
      id: REVIEW,
      set: { state: "done", finished: "2026-03-02" },
      was: { state: "open", finished: null },
    },
  ])
  const now = ticked.changes.reduce(put, tables)

  expect(undone(ticked, now).action.get(REVIEW)).toEqual(tables.action.get(REVIEW))
})

test("undo draws nothing once somebody changed the same thing since", () => {
  const moved = told("step.scheduled", [
    { table: "action", id: REVIEW, set: { due: "2026-03-05" }, was: { due: null } },
  ])
  const again = {
    table: "action",
    id: REVIEW,
    set: { due: "2026-03-09" },
    was: { due: "2026-03-05" },
  } as const
  const now = [...moved.changes, again].reduce(put, tables)

  expect(undone(moved, now)).toBe(now)
})

test("undo takes an added row away, and brings a removed one back", () => {
  const audit = blankAction("Audit", "X")
  const added = told("action.added", [{ table: "action", id: BO, set: audit, was: null }])
  const removed = told("criterion.removed", [
    {
      table: "criterion",
      id: BO,
      gone: true,
      was: { position: "V", milestone: null, words: "Safe", met: false },
    },
  ])
  const now = added.changes.reduce(put, tables)

  expect(undone(added, now).action.has(BO)).toBe(false)
  expect(undone(removed, now).criterion.get(BO)).toMatchObject({ words: "Safe" })
})

test("undo of an event that this page has not seen draws nothing", () => {
  expect(drawn("undo", { command_id: BO })).toBe(tables)
})

test("a room that is closed says how it ended, and one that goes on does not", () => {
  const about = { id: "x", state: "open", outcome: null } as unknown as About
  const open = fromLists({ room: [about] })

  const closed = apply(made("close_room", { outcome: "won" }), open)

  expect(closed.room.get("x")).toMatchObject({ state: "closed", outcome: "won" })
  expect(apply(made("reopen_room", {}), closed).room.get("x")).toEqual(about)
})

function told(kind: string, changes: readonly Change[]): RoomEvent {
  return { stream: "room/x", seq: 1, v: 1, kind, actor: BO, at: "", command: BO, data: {}, changes }
}

function undone(event: RoomEvent, now: Tables): Tables {
  return apply(made("undo", { command_id: event.command }), now, event)
}

function drawn<K extends DeedName>(deed: K, args: DeedArgs[K]): Tables {
  return apply(made(deed, args))
}

function made<K extends DeedName>(deed: K, args: DeedArgs[K]): Command<K> {
  return command({ stream: "room/x", do: deed, args, user: "bo", tab: "t", made: 0 })
}

function apply<K extends DeedName>(wish: Command<K>, now: Tables = tables, seen?: RoomEvent): Tables {
  const context = {
    command: wish.id,
    me: BO,
    today: "2026-03-02",
    now: "2026-03-02T09:00:00.000Z",
    undone: seen,
  }
  return guessOf(wish, now, context).reduce(put, now)
}
