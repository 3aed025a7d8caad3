import { afterEach, beforeEach, expect, test, vi } from "vitest"
import type { RoomEvent } from "../sync/fold"
import { PAGE, Trail } from "./trail.svelte"

const event = (seq: number) => ({ seq }) as RoomEvent
const seqs = (trail: Trail) => trail.events.map(({ seq }) => seq)
const upTo = (newest: number, count = PAGE) => Array.from({ length: count }, (_, n) => event(newest - n))

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

test("earlier pages stay when something new happens", async () => {
  let newest = 100
  const trail = new Trail(async (before) => (before ? upTo(before - 1) : upTo(newest)))
  trail.follow()
  await vi.advanceTimersByTimeAsync(0)
  await trail.earlier()
  newest = 101

  trail.follow()
  await vi.advanceTimersByTimeAsync(1000)

  expect(seqs(trail)).toEqual(upTo(101, 101).map(({ seq }) => seq))
})

test("many events in a second are one read more", async () => {
  const read = vi.fn(async () => [event(1)])
  const trail = new Trail(read)

  for (let n = 0; n < 20; n += 1) trail.follow()
  await vi.advanceTimersByTimeAsync(1000)

  expect(read).toHaveBeenCalledTimes(2)
})

test("an answer that a newer one overtook is dropped", async () => {
  const answers: ((page: RoomEvent[]) => void)[] = []
  const trail = new Trail(() => new Promise((resolve) => answers.push(resolve)))
  trail.follow()
  trail.follow()
  await vi.advanceTimersByTimeAsync(1000)
  answers[1]?.(upTo(200))
  answers[0]?.(upTo(90))
  await vi.advanceTimersByTimeAsync(0)

  expect(seqs(trail)).toEqual(upTo(200).map(({ seq }) => seq))
})

test("after a gap the list begins anew, and earlier pages can be read again", async () => {
  let newest = 60
  const trail = new Trail(async (before) => (before ? upTo(before - 1, 10) : upTo(newest)))
  trail.follow()
  await vi.advanceTimersByTimeAsync(0)
  await trail.earlier()
  expect(trail.more).toBe(false)
  newest = 200

  trail.follow()
  await vi.advanceTimersByTimeAsync(1000)

  expect([trail.events.length, trail.more]).toEqual([PAGE, true])
})

test("what failed is what is tried again", async () => {
  const read = vi.fn(async (before?: number) => (before ? upTo(before - 1) : upTo(100)))
  const trail = new Trail(read)
  trail.follow()
  await vi.advanceTimersByTimeAsync(0)
  read.mockRejectedValueOnce(new Error("no network"))
  await trail.earlier()
  expect(trail.phase).toBe("failed")

  trail.retry()
  await vi.advanceTimersByTimeAsync(0)

  expect(trail.events).toHaveLength(100)
})
