// @vitest-environment node
import { expect, test } from "vitest"
import type { DeedArgs, DeedName } from "../generated/deeds"
import { type Command, command } from "./command"
import type { RoomEvent } from "./fold"
import { Replica } from "./replica"
import { blankAction, stateOf } from "./testing/deciding"
import { STREAM } from "./testing/model_server"

const REVIEW = "11111111-1111-4111-8111-111111110001"
const review = { id: REVIEW, ...blankAction("Security review") }
const context = { command: "", me: "bo", today: "2026-03-02", now: "2026-03-02T09:00:00.000Z" }

test("the event of my command takes the place of my guess", () => {
  const replica = holding(4)
  const tick = guessed(replica, "complete_action", { step_id: REVIEW, round: 1 })

  replica.apply(event(5, { state: "done", finished: "2026-03-01" }, tick.id))

  expect(replica.pending).toEqual([])
  expect(replica.tables.action.get(REVIEW)).toMatchObject({ state: "done", finished: "2026-03-01" })
})

test("guesses lie in the order in which they were made, over whatever comes in", () => {
  const replica = holding(4)
  guessed(replica, "edit_step", { step_id: REVIEW, set: { title: "First" }, was: {} })
  const second = guessed(replica, "edit_step", { step_id: REVIEW, set: { title: "Second" }, was: {} })

  replica.apply(event(5, { title: "Theirs", note: "Theirs" }))
  expect(replica.tables.action.get(REVIEW)).toMatchObject({ title: "Second", note: "Theirs" })
  replica.drop(second.id)

  expect(replica.tables.action.get(REVIEW)).toMatchObject({ title: "First", note: "Theirs" })
})

test("a command known to have taken effect stays drawn until its event is there", () => {
  const replica = holding(4)
  const tick = guessed(replica, "complete_action", { step_id: REVIEW, round: 1 })

  replica.settle(tick.id, 6)
  replica.apply(event(5, { note: "Theirs" }))
  expect(replica.tables.action.get(REVIEW)?.state).toBe("done")
  replica.reset(stateOf([{ ...review, state: "done" }], 6))

  expect(replica.pending).toEqual([])
})

test("a snapshot that comes late takes nothing back", () => {
  const replica = holding(4)
  replica.apply(event(5, { state: "done" }))

  replica.reset(stateOf([review], 4))

  expect(replica.confirmed?.seq).toBe(5)
  expect(replica.tables.action.get(REVIEW)?.state).toBe("done")
})

test("a snapshot of another epoch counts, whatever its seq", () => {
  const replica = holding(4)

  replica.reset(stateOf([], 2, "epoch-1"))

  expect(replica.confirmed?.seq).toBe(2)
})

test("a guess is taken back whether its event is there yet or not", () => {
  const replica = holding(4)
  const edit = guessed(replica, "edit_step", { step_id: REVIEW, set: { title: "Check" }, was: {} })
  const start = guessed(replica, "start_action", { step_id: REVIEW })
  guessed(replica, "undo", { command_id: edit.id })
  expect(replica.tables.action.get(REVIEW)).toMatchObject({ ...review, state: "in_progress" })

  guessed(replica, "undo", { command_id: start.id })
  expect(replica.tables.action.get(REVIEW)).toEqual(review)
  const told = event(5, { title: "Check" }, edit.id)
  const changes = told.changes.map((change) => ({ ...change, was: { title: review.title } }))
  replica.apply({ ...told, changes })

  expect(replica.tables.action.get(REVIEW)).toEqual(review)
})

test("an added row that is taken away at once leaves no trace", () => {
  const replica = holding(4)
  const { tables } = replica
  const added = guessed(replica, "add_action", { title: "Copy the keys" })
  expect(replica.tables.action.size).toBe(2)

  guessed(replica, "undo", { command_id: added.id })

  expect(replica.tables.action).toEqual(tables.action)
})

test("it is known which rows a pending command touches", () => {
  const replica = holding(4)
  const tick = guessed(replica, "complete_action", { step_id: REVIEW, round: 1 })
  const silent = guessed(replica, "join_room", { stakeholder_id: REVIEW })

  expect(replica.touched(tick.id)).toContain(REVIEW)
  expect(replica.touched(silent.id)).toContain(REVIEW)
})

function holding(seq: number): Replica {
  const replica = new Replica()
  replica.reset(stateOf([review], seq))
  return replica
}

function guessed<K extends DeedName>(replica: Replica, deed: K, args: DeedArgs[K]): Command<K> {
  const wish = command({ stream: STREAM, do: deed, args, user: "bo", tab: "t", made: 0 })
  replica.guess(wish, { ...context, command: wish.id })
  return wish
}

function event(seq: number, set: Record<string, unknown>, id = "another"): RoomEvent {
  const changes = [{ table: "action" as const, id: REVIEW, set, was: {} }]
  return {
    stream: STREAM,
    seq,
    v: 1,
    kind: "step.edited",
    actor: "ada",
    at: "",
    command: id,
    data: {},
    changes,
  }
}
