import "fake-indexeddb/auto"
import { flushSync } from "svelte"
import { afterEach, beforeEach, expect, test, vi } from "vitest"
import { RoomStore } from "./room.svelte"
import { Sync } from "./sync"
import { FakeTab, Profile } from "./testing/browser"
import { blankAction, stateOf } from "./testing/deciding"
import { ModelServer, ROOM } from "./testing/model_server"
import { pass, settle, stopTime } from "./testing/world"

const REVIEW = "11111111-1111-4111-8111-111111110001"

let server: ModelServer
let engine: Sync
let tab: FakeTab
let room: RoomStore

beforeEach(async () => {
  stopTime()
  server = new ModelServer()
  server.states[0] = stateOf([{ id: REVIEW, ...blankAction("Security review") }])
  tab = new FakeTab(new Profile(), server, "bo")
  engine = new Sync(tab)
  engine.start()
  room = new RoomStore(`rooms/${ROOM}`, engine)
  await settle()
  await pass(server, 500)
})

afterEach(async () => {
  room.close()
  await engine.close()
  vi.useRealTimers()
})

test("the page is drawn again when a row changes", async () => {
  const drawn: (string | undefined)[] = []
  const stop = $effect.root(() => {
    $effect(() => {
      drawn.push(room.tables.action.get(REVIEW)?.state)
    })
  })
  flushSync()

  room.do("complete_action", { step_id: REVIEW, round: 1 })
  flushSync()

  expect(drawn).toEqual(["open", "done"])
  stop()
})

test("the command of my tick is known, sent or not, and no other round's", () => {
  const tick = room.do("complete_action", { step_id: REVIEW, round: 1 })

  expect(room.tickOf(REVIEW, 1)).toBe(tick)
  expect(room.tickOf(REVIEW, 2)).toBe(null)
})

test("a tick shows as pending once it is kept, and no longer once it has its answer", async () => {
  tab.connect(false)
  room.do("complete_action", { step_id: REVIEW, round: 1 })
  expect(room.pendingOn(REVIEW)).toBe(false)
  await settle()
  expect(room.pendingOn(REVIEW)).toBe(true)
  expect(room.status).toBe("offline")

  tab.connect(true)
  await pass(server, 2_000)

  expect(room.pendingOn(REVIEW)).toBe(false)
  expect(room.status).toBe("live")
})

test("guesses are drawn beside what is confirmed until the event of the last one is there", async () => {
  const { seq } = room
  room.do("complete_action", { step_id: REVIEW, round: 1 })
  room.do("edit_step", { step_id: REVIEW, set: { title: "Check" }, was: { title: "Another" } })
  expect([room.isSaving, room.seq]).toEqual([true, seq])

  await pass(server, 500)

  expect([room.isSaving, room.seq]).toEqual([false, seq + 1])
  expect(room.tables.action.get(REVIEW)).toMatchObject({ title: "Security review", state: "done" })
})

test("my last change can be undone, another's cannot", async () => {
  server.append("22222222-2222-4222-8222-222222220000", "action.completed", [], "ada")
  await pass(server, 500)
  expect(room.canUndo).toBe(false)

  const id = room.do("complete_action", { step_id: REVIEW, round: 1 })
  await pass(server, 500)
  expect(room.canUndo).toBe(true)
  room.undo()

  expect(room.canUndo).toBe(false)
  expect(engine.own?.courier.waiting(room.stream).map((command) => command.args)).toEqual([
    { command_id: id },
  ])
})

test("my last change can be undone before it has its answer, and not the one before it", async () => {
  room.do("complete_action", { step_id: REVIEW, round: 1 })
  await pass(server, 500)
  tab.connect(false)
  const { action } = room.tables
  const id = room.do("add_action", { title: "Copy the keys" })
  expect(room.tables.action.size).toBe(action.size + 1)

  room.undo()

  expect(room.tables.action).toEqual(action)
  expect(engine.own?.courier.waiting(room.stream).at(-1)?.args).toEqual({ command_id: id })
})

test("what was refused, or was so already, is not there to be undone", async () => {
  room.do("complete_action", { step_id: REVIEW, round: 1 })
  await pass(server, 500)
  room.do("complete_action", { step_id: REVIEW, round: 1 })
  room.do("edit_step", { step_id: REVIEW, set: { title: "Check" }, was: { title: "Another" } })
  await pass(server, 500)

  room.undo()

  expect(room.canUndo).toBe(false)
})

test("what others do passes by; what they did while I was away is marked as missed", async () => {
  server.append("22222222-2222-4222-8222-222222220000", "action.started", [
    { table: "action", id: REVIEW, set: { state: "in_progress" }, was: { state: "open" } },
  ])
  await pass(server, 500)
  tab.connect(false)
  server.append("33333333-3333-4333-8333-333333330000", "action.unblocked", [])
  tab.connect(true)
  await pass(server, 2_000)

  expect(room.recent.map(({ seq, rows, missed }) => [seq, rows, missed])).toEqual([
    [1, [REVIEW], false],
    [2, [], true],
  ])
})

test("a refusal names the row, and goes when it was seen", async () => {
  const id = room.do("edit_step", { step_id: REVIEW, set: { title: "Check" }, was: { title: "Another" } })
  await pass(server, 500)
  expect(room.refusals).toMatchObject([{ id, deed: "edit_step", code: "changed_meanwhile" }])
  expect(room.refusals[0]?.rows).toContain(REVIEW)

  room.dismiss(id)

  expect(room.refusals).toEqual([])
})

test("where I look is told to the others, again after a loss", async () => {
  room.lookAt("plan")
  await pass(server, 500)
  tab.connect(false)
  tab.connect(true)
  await pass(server, 2_000)

  expect(server.places).toEqual(["plan", "plan"])
  expect(room.here).toEqual([{ member: "bo", place: "plan" }])
})
