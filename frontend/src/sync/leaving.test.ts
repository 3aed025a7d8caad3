// @vitest-environment node
/** What is forgotten and what is kept when somebody leaves: the room, the session, an older page. */
import "fake-indexeddb/auto"
import { expect, test } from "vitest"
import { Cache } from "./cache"
import { Profile } from "./testing/browser"
import { eachWithAFreshServer, open, server, state, tick } from "./testing/one_review"
import { pass, settle } from "./testing/world"

eachWithAFreshServer()

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

function hello(protocol: number): MessageEvent<string> {
  return new MessageEvent("message", { data: JSON.stringify({ t: "hello", protocol, user: "bo" }) })
}
