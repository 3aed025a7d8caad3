// @vitest-environment node
/** What happens to a wish when the network, the tab or the disk fails. */
import "fake-indexeddb/auto"
import { expect, test, vi } from "vitest"
import { Profile } from "./testing/browser"
import { eachWithAFreshServer, open, REVIEW, server, state, tick, titled } from "./testing/one_review"
import { pass, settle } from "./testing/world"

const MONTH = 31 * 24 * 3600 * 1000

eachWithAFreshServer()

test("a tick is drawn before the server knows of it", async () => {
  const bo = await open("bo")

  tick(bo)

  expect(state(bo)).toBe("done")
  expect(bo.room.confirmed?.tables.action.get(REVIEW)?.state).toBe("open")
})

test("a tick made offline survives the end of the browser and arrives once", async () => {
  const profile = new Profile()
  const bo = await open("bo", profile)
  bo.tab.connect(false)
  const id = tick(bo)
  await settle()
  expect(bo.room.marked).toContain(REVIEW)
  await bo.end()

  server.isDown = true
  const again = await open("bo", profile)
  expect(again.room.status).toBe("reconnecting")
  expect(state(again)).toBe("done")
  expect(again.room.marked).toContain(REVIEW)
  server.isDown = false
  await pass(server, 30_000)

  expect(again.room.status).toBe("live")
  expect(server.log.map((event) => event.command)).toEqual([id])
  expect(again.room.marked.size).toBe(0)
  expect(state(again)).toBe("done")
})

test("wishes go out in the order they were made, though the clock stood still or went back", async () => {
  const bo = await open("bo")
  bo.tab.connect(false)
  const wishes = Array.from({ length: 8 }, (_, n) => bo.room.do("add_action", titled(`Wish ${n}`)))
  vi.setSystemTime(Date.now() - 3_600_000)
  wishes.push(bo.room.do("add_action", titled("An hour earlier")))
  await settle()

  bo.tab.connect(true)
  await pass(server, 5_000)

  expect(server.log.map((event) => event.command)).toEqual(wishes)
})

test("a refused edit is taken back alone, with its reason", async () => {
  const [ada, bo] = [await open("ada"), await open("bo")]
  ada.room.do("edit_step", { step_id: REVIEW, set: { title: "Audit" }, was: { title: "Security review" } })
  bo.room.do("edit_step", { step_id: REVIEW, set: { title: "Check" }, was: { title: "Security review" } })
  tick(bo)

  await pass(server, 500)

  expect(bo.refusals.map(({ why }) => why.code)).toEqual(["changed_meanwhile"])
  expect(bo.room.tables?.action.get(REVIEW)).toMatchObject({ title: "Audit", state: "done" })
})

test("a refusal is shown again in the next tab until its author has seen it", async () => {
  const profile = new Profile()
  const bo = await open("bo", profile)
  bo.room.do("edit_step", { step_id: REVIEW, set: { title: "Check" }, was: { title: "Another" } })
  await pass(server, 500)
  await bo.end()

  const again = await open("bo", profile)
  expect(again.refusals.map(({ why }) => why.code)).toEqual(["changed_meanwhile"])
  again.sync.own?.courier.dismiss(again.refusals[0]?.command.id ?? "")
  await settle()
  await again.end()

  expect((await open("bo", profile)).refusals).toEqual([])
  expect(server.sentInVain).toEqual([])
})

test("offline, a tick that cannot be kept is taken back with the reason", async () => {
  const bo = await open("bo")
  bo.tab.connect(false)
  vi.spyOn(bo.sync.database, "write").mockRejectedValue(new DOMException("full", "QuotaExceededError"))

  tick(bo)
  await settle()

  expect(bo.refusals.map(({ why }) => why.code)).toEqual(["not_kept"])
  expect(state(bo)).toBe("open")
})

test("online, a tick that cannot be kept goes out all the same", async () => {
  const bo = await open("bo")
  vi.spyOn(bo.sync.database, "write").mockRejectedValue(new DOMException("full", "QuotaExceededError"))

  tick(bo)
  await pass(server, 500)

  expect(bo.refusals).toEqual([])
  expect(server.log).toHaveLength(1)
})

test("after thirty days a command waits for its author's word", async () => {
  const profile = new Profile()
  const bo = await open("bo", profile)
  bo.tab.connect(false)
  const id = tick(bo)
  await settle()
  await bo.end()
  vi.setSystemTime(Date.now() + MONTH)

  const late = await open("bo", profile)
  expect(late.refusals.map(({ why }) => why.code)).toEqual(["too_old"])
  expect(server.log).toEqual([])
  late.sync.own?.courier.sendAnyway(id)
  await pass(server, 1_000)

  expect(server.log.map((event) => event.command)).toEqual([id])
})

test("another tab sends what a closed tab left behind, and not before it closed", async () => {
  const profile = new Profile()
  const [first, second] = [await open("bo", profile), await open("bo", profile)]
  first.tab.connect(false)
  const id = tick(first)
  await settle()
  expect(state(second)).toBe("done")
  await pass(server, 5_000)
  expect(server.log).toEqual([])

  await first.end()
  await pass(server, 1_000)

  expect(server.log.map((event) => event.command)).toEqual([id])
  expect(second.waiting).toEqual([])
})

test("an answer that nobody knows is asked for again under the same id", async () => {
  const bo = await open("bo")
  server.whim = "unknown_undone"

  const id = tick(bo)
  await pass(server, 5_000)

  expect(server.log.map((event) => event.command)).toEqual([id])
  expect(bo.waiting).toEqual([])
})
