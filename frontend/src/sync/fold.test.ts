// @vitest-environment node
import { expect, test } from "vitest"
import type { Comment } from "../generated/rows"
import { fold, Gap, type RoomEvent } from "./fold"
import { withPage } from "./paged"
import { EMPTY } from "./tables"
import { blankAction, stateOf } from "./testing/deciding"
import { STREAM } from "./testing/model_server"

const REVIEW = "11111111-1111-4111-8111-111111110001"
const CONTRACT = "11111111-1111-4111-8111-111111110002"
const review = { id: REVIEW, ...blankAction("Security review") }

test("a tick changes what it says and nothing else", () => {
  const state = fold(
    stateOf([review], 4),
    event(5, [{ table: "action", id: REVIEW, set: { state: "done" }, was: { state: "open" } }]),
  )

  expect(state.seq).toBe(5)
  expect(state.tables.action.get(REVIEW)).toEqual({ ...review, state: "done" })
})

test("a new row arrives whole, with its id", () => {
  const state = fold(
    stateOf([review]),
    event(1, [{ table: "action", id: CONTRACT, set: blankAction("Contract"), was: null }]),
  )

  expect(state.tables.action.get(CONTRACT)).toEqual({ id: CONTRACT, ...blankAction("Contract") })
})

test("a row that goes is away", () => {
  const state = fold(
    stateOf([review]),
    event(1, [{ table: "action", id: REVIEW, gone: true, was: { ...review } }]),
  )

  expect(state.tables.action.size).toBe(0)
})

test("rows of a page that went all at once are away, and a page that comes late brings none of them", () => {
  const draft = withPage(stateOf([]).tables, "comment", [comment("Before", 2)], [])
  const cleared: RoomEvent["changes"] = [{ table: "comment", id: "*", gone: true, was: null }]

  const state = fold({ ...stateOf([], 2), tables: draft }, event(3, cleared))
  const seen = cleared.map((change) => ({ seq: 3, change }))
  const late = withPage(state.tables, "comment", [comment("After", 4), comment("Before", 2)], seen)

  expect(state.tables.comment.size).toBe(0)
  expect([...late.comment.values()].map(({ id }) => id)).toEqual(["After"])
})

test("an event that was folded before changes nothing", () => {
  const state = stateOf([review], 4)

  expect(
    fold(state, event(4, [{ table: "action", id: REVIEW, set: { state: "done" }, was: { state: "open" } }])),
  ).toBe(state)
})

test("a missing event is noticed", () => {
  expect(() => fold(stateOf([review], 4), event(6, []))).toThrow(Gap)
})

test("the state before an event is left as it was", () => {
  const before = stateOf([review])

  fold(
    before,
    event(1, [{ table: "action", id: REVIEW, set: { title: "Audit" }, was: { title: "Security review" } }]),
  )

  expect(before.tables.action.get(REVIEW)).toEqual(review)
})

test("a page that comes late does not bring back a comment that was changed or removed since", () => {
  const seen = [
    {
      seq: 8,
      change: { table: "comment" as const, id: "c1", set: { words: "as edited" }, was: { words: "as read" } },
    },
    { seq: 9, change: { table: "comment" as const, id: "c2", gone: true as const, was: {} } },
    {
      seq: 3,
      change: { table: "comment" as const, id: "c3", set: { words: "older" }, was: { words: "oldest" } },
    },
  ]

  const { comment: rows } = withPage(
    EMPTY,
    "comment",
    [comment("c1", 7), comment("c2", 7), comment("c3", 7)],
    seen,
  )

  expect([...rows.values()].map((row) => [row.id, row.words])).toEqual([
    ["c1", "as edited"],
    ["c3", "as read"],
  ])
})

function comment(id: string, seq: number): Comment & { seq: number } {
  return { id, step: REVIEW, author: "bo", written: "", words: "as read", seq }
}

function event(seq: number, changes: RoomEvent["changes"]): RoomEvent {
  return {
    stream: STREAM,
    seq,
    v: 1,
    kind: "step.edited",
    actor: "bo",
    at: "",
    command: "c",
    data: {},
    changes,
  }
}
