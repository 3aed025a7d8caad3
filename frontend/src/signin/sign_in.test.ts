import { render, screen } from "@testing-library/svelte"
import { afterEach, beforeEach, expect, test, vi } from "vitest"
import { speak } from "../text/text.svelte"
import SignInPage from "./SignInPage.svelte"

const LATER = "You are signed out on this device."

beforeEach(async () => {
  await speak("en")
  vi.useFakeTimers()
  localStorage.setItem("cairn.signed_out", "true")
})

afterEach(() => {
  vi.unstubAllGlobals()
  vi.useRealTimers()
  localStorage.clear()
})

test("the server is told of a sign-out as soon as it can be, though nothing says so", async () => {
  let reachable = false
  const told: string[] = []
  vi.stubGlobal("fetch", async (path: string) => {
    if (!reachable) throw new TypeError("no network")
    told.push(path)
    return path.endsWith("/session/end")
      ? new Response(null, { status: 204 })
      : new Response(null, { status: 404 })
  })
  render(SignInPage)
  await vi.advanceTimersByTimeAsync(5_000)
  expect(screen.queryByText(LATER, { exact: false })).not.toBeNull()

  reachable = true
  await vi.advanceTimersByTimeAsync(20_000)

  expect(told).toEqual(["/api/session/end"])
  expect(screen.queryByText(LATER, { exact: false })).toBeNull()
})
