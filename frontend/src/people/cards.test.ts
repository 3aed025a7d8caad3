import { beforeAll, expect, test } from "vitest"
import type { Stakeholder } from "../generated/rows"
import { shortDay } from "../text/dates"
import { speak } from "../text/text.svelte"
import { awayWords } from "./cards"

const away = (from: string | null, to: string | null) =>
  awayWords({ away_from: from, away_to: to, away_note: "" } as Stakeholder, "2026-03-17", shortDay)

beforeAll(() => speak("en"))

test("an absence without a last day goes on until somebody ends it", () => {
  expect(away("2026-03-02", null)).toContain("2 Mar")
  expect(away("2026-03-02", "2026-03-16")).toBeNull()
  expect(away("2026-03-02", "2026-03-17")).toContain("17 Mar")
  expect(away(null, null)).toBeNull()
})
