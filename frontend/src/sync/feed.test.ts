// @vitest-environment node
import { beforeEach, expect, test, vi } from "vitest"
import { Feed, type Phase } from "./feed"
import type { RoomEvent } from "./fold"
import type { ClientFrame } from "./frames"
import { HttpRefusal, type Snapshot } from "./http"
import { Replica } from "./replica"
import { stateOf } from "./testing/deciding"
import { STREAM } from "./testing/model_server"

let replica: Replica
let feed: Feed
let sent: ClientFrame[]
let phases: Phase[]
let snapshots: (() => Promise<Snapshot>)[]
let caughtUp: RoomEvent[]
let caughtUpIn: string

beforeEach(() => {
  vi.useRealTimers()
  replica = new Replica()
  sent = []
  phases = []
  snapshots = []
  caughtUp = []
  caughtUpIn = "epoch-0"
  feed = new Feed({
    replica,
    stream: () => STREAM,
    send: (frame) => sent.push(frame) > 0,
    snapshot: () => snapshots.shift()?.() ?? new Promise(() => undefined),
    events: async (after) => ({ epoch: caughtUpIn, events: caughtUp.filter((event) => event.seq > after) }),
    onSnapshot: () => undefined,
    onEvent: () => undefined,
    onPhase: (phase) => phases.push(phase),
  })
})

test("the snapshot is read without waiting for the socket, and joined with once it is up", async () => {
  snapshots.push(async () => snapshot(7))
  feed.start()
  await tick()
  expect(sent).toEqual([])

  feed.connected()

  expect(sent).toEqual([{ t: "join", stream: STREAM, epoch: "epoch-0", seq: 7 }])
})

test("being joined at another seq than one holds means that something is missing", async () => {
  live(7)
  feed.disconnected()
  feed.connected()
  snapshots.push(async () => snapshot(9))

  feed.hear({ t: "joined", stream: STREAM, epoch: "epoch-0", seq: 9 })
  await tick()

  expect(replica.confirmed?.seq).toBe(9)
  expect(sent.at(-1)).toMatchObject({ t: "join", seq: 9 })
})

test("a gap while live is healed by a snapshot", async () => {
  live(7)
  snapshots.push(async () => snapshot(9))

  feed.hear(event(9))
  expect(feed.phase).toBe("fetching")
  await tick()

  expect(sent.at(-1)).toMatchObject({ t: "join", seq: 9 })
})

test("a long way behind is caught up over HTTP, then joined", async () => {
  live(7)
  caughtUp = [event(8), event(9)]

  feed.hear({ t: "behind", stream: STREAM, after: 7 })
  await tick()

  expect(replica.confirmed?.seq).toBe(9)
  expect(sent.at(-1)).toMatchObject({ t: "join", seq: 9 })
})

test("events of another epoch are not folded in: a snapshot is taken", async () => {
  live(7)
  caughtUp = [event(8), event(9)]
  caughtUpIn = "epoch-1"
  snapshots.push(async () => snapshot(9, "epoch-1"))

  feed.hear({ t: "behind", stream: STREAM, after: 7 })
  await tick()

  expect(replica.confirmed).toMatchObject({ epoch: "epoch-1", seq: 9, tables: {} })
  expect(sent.at(-1)).toMatchObject({ t: "join", epoch: "epoch-1", seq: 9 })
})

test("a cursor of no use is replaced by a snapshot", async () => {
  live(7)
  snapshots.push(async () => snapshot(3, "epoch-1"))

  feed.hear({ t: "resync", stream: STREAM })
  await tick()

  expect(sent.at(-1)).toMatchObject({ t: "join", epoch: "epoch-1", seq: 3 })
})

test.each([
  [404, "gone"],
  [403, "gone"],
  [401, "refused"],
])("a snapshot answered with %i ends it as %s", async (status, phase) => {
  snapshots.push(() => Promise.reject(new HttpRefusal(status)))

  feed.start()
  await tick()

  expect(feed.phase).toBe(phase)
})

test("a server in trouble is asked again later", async () => {
  vi.useFakeTimers()
  snapshots.push(
    () => Promise.reject(new HttpRefusal(503)),
    () => Promise.reject(new TypeError("no network")),
    async () => snapshot(7),
  )

  feed.start()
  await vi.advanceTimersByTimeAsync(10_000)

  expect(replica.confirmed?.seq).toBe(7)
})

test("once gone, nothing is heard any more", () => {
  live(7)
  feed.hear({ t: "gone", stream: STREAM })

  feed.hear(event(8))
  feed.connected()

  expect(replica.confirmed?.seq).toBe(7)
  expect(phases.at(-1)).toBe("gone")
})

function live(seq: number): void {
  replica.reset(stateOf([], seq))
  feed.connected()
  feed.hear({ t: "joined", stream: STREAM, epoch: "epoch-0", seq })
}

function snapshot(seq: number, epoch = "epoch-0"): Snapshot {
  return { stream: STREAM, epoch, seq, protocol: 1, tables: {}, me: "bo" }
}

function event(seq: number): RoomEvent {
  return {
    stream: STREAM,
    seq,
    v: 1,
    kind: "k",
    actor: "bo",
    at: "",
    command: `c${seq}`,
    data: {},
    changes: [],
  }
}

function tick(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve))
}
