import { beforeEach, expect, test, vi } from "vitest"
import type { RoomCard } from "./api"

type Whereabouts = typeof import("./whereabouts.svelte")

/** The module as a page load begins with it: what it knew is what the browser remembers. */
async function pageLoad(): Promise<Whereabouts> {
  vi.resetModules()
  return import("./whereabouts.svelte")
}

const draft = { room: "plant", state: "draft", private_stream: "deal/plant/n" } as RoomCard
const shared = { room: "claims", state: "open", private_stream: null } as RoomCard

beforeEach(() => localStorage.clear())

test("a draft is known as one at the next page load, before any server is asked", async () => {
  const first = await pageLoad()
  first.learn([draft, shared])

  const second = await pageLoad()

  expect(second.whereabouts("plant")).toEqual({ draft: true, kept: true })
  expect(second.whereabouts("claims")).toEqual({ draft: false, kept: false })
})

test("a room that left the list is forgotten, and so is everything at the end", async () => {
  const { learn, whereabouts, forgetWhereabouts } = await pageLoad()
  learn([draft, shared])
  learn([shared])
  expect(whereabouts("plant")).toBeUndefined()

  forgetWhereabouts()

  expect(whereabouts("claims")).toBeUndefined()
  expect((await pageLoad()).whereabouts("claims")).toBeUndefined()
})

test("a draft that was opened is shared, and keeps its private side", async () => {
  const { learnOwn, whereabouts } = await pageLoad()
  learnOwn("plant", true)

  learnOwn("plant", false)

  expect(whereabouts("plant")).toEqual({ draft: false, kept: true })
})

test("a server that cannot be reached leaves what was known", async () => {
  const { learn, askWhereabouts, whereabouts } = await pageLoad()
  learn([draft])
  vi.stubGlobal("fetch", () => Promise.reject(new TypeError("no network")))

  await askWhereabouts()

  expect(whereabouts("plant")?.draft).toBe(true)
  vi.unstubAllGlobals()
})
