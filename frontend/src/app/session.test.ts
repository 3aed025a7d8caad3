import { afterEach, expect, test, vi } from "vitest"
import type { Me } from "./api"

const bo: Me = {
  user: { id: "bo", name: "Bo Lindqvist", email: "bo@contoso.example", language: "en" },
  organisations: [],
  demo: false,
  protocol: 1,
}

async function pageLoad(answer: (path?: string) => Promise<Response>) {
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

test("who signs out offline is gone here at once, and the server is told when it can be", async () => {
  await (await pageLoad(async () => Response.json({ me: bo }))).askWhoIAm()
  localStorage.setItem("language", "ja")
  const offline = await pageLoad(unreachable)
  await offline.askWhoIAm().catch(() => undefined)

  await offline.signOut()

  expect([offline.me(), offline.endsLater(), localStorage.getItem("language")]).toEqual([null, true, null])
  expect(await (await pageLoad(unreachable)).askWhoIAm()).toBeNull()
  const told: string[] = []
  const online = await pageLoad(async (path?: string) => {
    told.push(String(path))
    return Response.json({ me: null })
  })
  await online.askWhoIAm()
  expect(told).toEqual(["/api/session/end", "/api/session"])
  expect(online.endsLater()).toBe(false)
})
