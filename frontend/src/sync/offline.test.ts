// @vitest-environment node
/** What happens to a wish when the network, the tab or the disk fails. */
import "fake-indexeddb/auto"
import { afterEach, beforeEach, expect, test, vi } from "vitest"
import { Cache } from "./cache"
import { Profile } from "./testing/browser"
import { blankAction, stateOf } from "./testing/deciding"
import { ModelServer } from "./testing/model_server"
import { pass, settle, stopTime, type Visit, visit } from "./testing/world"

const REVIEW = "11111111-1111-4111-8111-111111110001"
const MONTH = 31 * 24 * 3600 * 1000

let server: ModelServer
let visits: Visit[]

beforeEach(() => {
  stopTime()
  server = new ModelServer()
  server.states[0] = stateOf([{ id: REVIEW, ...blankAction("Security review") }])
  visits = []
})

afterEach(async () => {
  for (const each of visits) await each.end()
  vi.useRealTimers()
})

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

test("a command is never sent under another sign-in, nor is the first person's plan shown", async () => {
  const profile = new Profile()
  const bo = await open("bo", profile)
  bo.tab.connect(false)
  tick(bo)
  await settle()
  await bo.end()

  const ada = await open("ada", profile)
  await pass(server, 5_000)
  expect(server.log).toEqual([])
  expect(ada.room.me).toBe("ada")
  expect(state(ada)).toBe("open")
  expect(await new Cache(ada.sync.database, "bo").load(ada.room.door)).toBe(null)
  await ada.end()
  await open("bo", profile)
  await pass(server, 5_000)

  expect(server.log.map((event) => event.actor)).toEqual(["bo"])
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

test("whoever loses the room loses the offline copy too", async () => {
  const profile = new Profile()
  const bo = await open("bo", profile)
  const [line] = server.lines
  line?.down.push({ t: "gone", stream: bo.room.stream })
  await pass(server, 500)
  expect(bo.room.status).toBe("gone")
  expect(bo.room.tables?.action.size).toBe(0)
  await bo.end()

  server.isDown = true
  const again = await open("bo", profile)

  expect(again.room.tables?.action.size ?? 0).toBe(0)
})

test("signing out wipes the offline copies and keeps the commands", async () => {
  const profile = new Profile()
  const bo = await open("bo", profile)
  bo.tab.connect(false)
  tick(bo)
  await settle()

  await bo.sync.signedOut()

  expect(bo.room.status).toBe("failed")
  await bo.end()
  const again = await open("bo", profile)
  await pass(server, 5_000)
  expect(server.log).toHaveLength(1)
  expect(again.waiting).toEqual([])
})

test("a page older than the server reloads once, and then says that it failed", async () => {
  const bo = await open("bo")
  const [line] = server.lines
  line?.down.push({ t: "hello", protocol: 99, user: "bo" })
  server.carryAll()
  expect(bo.tab.reloads).toBe(1)

  line?.wire.onmessage?.(hello(99))
  bo.sync.connection.start()
  const [next] = server.lines
  next?.wire.onmessage?.(hello(99))

  expect(bo.tab.reloads).toBe(1)
  expect(bo.room.status).toBe("failed")
})

async function open(user: string, profile = new Profile()): Promise<Visit> {
  const opened = visit(server, user, profile)
  visits.push(opened)
  await settle()
  await pass(server, 500)
  return opened
}

function tick({ room }: Visit): string {
  return room.do("complete_action", { step_id: REVIEW, round: 1 })
}

function titled(title: string) {
  return { title, milestone: null, after: null, side: "both" as const }
}

function state({ room }: Visit): string | undefined {
  return room.tables?.action.get(REVIEW)?.state
}

function hello(protocol: number): MessageEvent<string> {
  return new MessageEvent("message", { data: JSON.stringify({ t: "hello", protocol, user: "bo" }) })
}
