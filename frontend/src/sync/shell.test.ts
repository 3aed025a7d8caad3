// @vitest-environment node
import { readFileSync } from "node:fs"
import { runInNewContext } from "node:vm"
import { expect, test } from "vitest"

const KEPT = new Response("kept")
const worker = readFileSync(new URL("../../public/sw.js", import.meta.url), "utf-8")

/** What a reader gets who opens a page while the server answers so. */
async function opened(answer: () => Promise<Response>, kept: Response | null = KEPT): Promise<Response> {
  const listeners = new Map<string, (event: object) => void>()
  runInNewContext(worker, {
    addEventListener: (kind: string, run: (event: object) => void) => listeners.set(kind, run),
    caches: { match: async () => kept ?? undefined },
    fetch: answer,
    location: { origin: "https://cairn.example" },
    URL,
    setTimeout: () => 0,
  })
  return new Promise((resolve, reject) => {
    const request = { method: "GET", mode: "navigate", url: "https://cairn.example/rooms" }
    const respondWith = (said: Promise<Response>) => said.then(resolve, reject)
    listeners.get("fetch")?.({ request, waitUntil: () => undefined, respondWith })
  })
}

test("the kept page stands in for a server that is gone, or a proxy that speaks for it", async () => {
  const bad = new Response("Bad Gateway", { status: 502 })

  expect(await opened(async () => bad)).toBe(KEPT)
  expect(await opened(() => Promise.reject(new TypeError("offline")))).toBe(KEPT)
})

test("any other answer is shown as it is", async () => {
  const lost = new Response("lost", { status: 404 })
  const bad = new Response("Bad Gateway", { status: 502 })

  expect(await opened(async () => lost)).toBe(lost)
  expect(await opened(async () => bad, null)).toBe(bad)
})
