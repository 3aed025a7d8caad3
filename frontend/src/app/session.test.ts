import { afterEach, expect, test, vi } from "vitest"
import type { Me } from "./api"

const bo: Me = {
  user: { id: "bo", name: "Bo Lindqvist", email: "bo@contoso.example", language: "en" },
  organisations: [],
  demo: false,
  protocol: 1,
}

async function pageLoad(answer: () => Promise<Response>) {
  vi.resetModules()
  vi.stubGlobal("fetch", answer)
  return import("./session.svelte")
}

const unreachable = (): Promise<Response> => Promise.reject(new TypeError("no network"))

afterEach(() => {
  vi.unstubAllGlobals()
  localStorage.clear()
})

test("the person last known here stands in the corner while the server cannot be reached", async () => {
  await (await pageLoad(async () => Response.json({ me: bo }))).askWhoIAm()

  const offline = await pageLoad(unreachable)

  await expect(offline.askWhoIAm()).rejects.toThrow("unreachable")
  expect(offline.me()).toEqual(bo)
})

test("nobody stands there once the server said that nobody is signed in", async () => {
  await (await pageLoad(async () => Response.json({ me: bo }))).askWhoIAm()
  const stranger = await pageLoad(async () => Response.json({ me: null }))
  expect(await stranger.askWhoIAm()).toBeNull()

  const offline = await pageLoad(unreachable)

  await expect(offline.askWhoIAm()).rejects.toThrow("unreachable")
  expect(offline.me()).toBeNull()
})
