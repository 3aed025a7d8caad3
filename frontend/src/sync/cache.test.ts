// @vitest-environment node
import "fake-indexeddb/auto"
import { IDBFactory } from "fake-indexeddb"
import { beforeEach, expect, test } from "vitest"
import { Cache } from "./cache"
import { Database } from "./database"
import type { RoomEvent } from "./fold"
import { blankAction, stateOf } from "./testing/deciding"
import { STREAM } from "./testing/model_server"

const DOOR = "rooms/8f14e45f-ceea-467f-9575-d6d4c9a1b000"
const REVIEW = "11111111-1111-4111-8111-111111110001"
const review = { id: REVIEW, ...blankAction("Security review") }

let database: Database
let cache: Cache

beforeEach(() => {
  database = new Database(new IDBFactory())
  cache = new Cache(database, "bo")
})

test("what is read is the snapshot with every later event folded in", async () => {
  await cache.keep(DOOR, held(4))
  await cache.add(DOOR, held(5), event(5, "Audit"))
  await cache.add(DOOR, held(6), event(6, "Check"))

  const read = await cache.load(DOOR)

  expect(read).toMatchObject({ stream: STREAM, me: "bo", state: { epoch: "epoch-0", seq: 6 } })
  expect(read?.state.tables.action.get(REVIEW)?.title).toBe("Check")
})

test("an older snapshot does not replace a newer one", async () => {
  await cache.keep(DOOR, held(6))
  await cache.keep(DOOR, held(4))

  expect((await cache.load(DOOR))?.state.seq).toBe(6)
})

test("a new epoch replaces everything, events too", async () => {
  await cache.keep(DOOR, held(4))
  await cache.add(DOOR, held(5), event(5, "Audit"))
  await cache.keep(DOOR, { ...held(2), state: stateOf([review], 4, "epoch-1") })

  const read = await cache.load(DOOR)

  expect(read?.state).toMatchObject({ epoch: "epoch-1", seq: 4 })
  expect(read?.state.tables.action.get(REVIEW)?.title).toBe("Security review")
})

test("events behind a gap are left out: what is read is always some snapshot", async () => {
  await cache.keep(DOOR, held(4))
  await cache.add(DOOR, held(6), event(6, "Check"))

  expect((await cache.load(DOOR))?.state.seq).toBe(4)
})

test("now and then the whole is written anew and its events go", async () => {
  await cache.keep(DOOR, held(98))
  await cache.add(DOOR, held(99), event(99, "Audit"))
  await cache.add(DOOR, held(100), event(100, "Check"))

  const events = await database.read(["events"], (tx) => tx.objectStore("events").getAll())

  expect(events).toEqual([])
  expect((await cache.load(DOOR))?.state.seq).toBe(100)
})

test("another user reads nothing, and a wiped stream is gone", async () => {
  await cache.keep(DOOR, held(4))
  await cache.add(DOOR, held(5), event(5, "Audit"))
  expect(await new Cache(database, "ada").load(DOOR)).toBe(null)

  await cache.wipe(DOOR)

  expect(await cache.load(DOOR)).toBe(null)
  expect(await database.read(["events"], (tx) => tx.objectStore("events").getAll())).toEqual([])
})

function held(seq: number) {
  return { stream: STREAM, me: "bo", state: stateOf([review], seq) }
}

function event(seq: number, title: string): RoomEvent {
  const changes = [{ table: "action" as const, id: REVIEW, set: { title }, was: { title: "" } }]
  return {
    stream: STREAM,
    seq,
    v: 1,
    kind: "step.edited",
    actor: "ada",
    at: "",
    command: "c",
    data: {},
    changes,
  }
}
