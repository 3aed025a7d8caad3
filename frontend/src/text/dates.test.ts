import { expect, test } from "vitest"
import { clockIn, dayIn, fullDay, moment, plusDays, shortDay, sinceDay, workingDays } from "./dates"
import { speak } from "./text.svelte"

test("working days count weekdays after the first day up to the last", () => {
  expect(workingDays("2026-03-24", "2026-03-30")).toBe(4)
  expect(workingDays("2026-03-20", "2026-03-22")).toBe(0)
  expect(workingDays("2026-03-30", "2026-03-24")).toBe(-4)
})

test("days are counted over the end of a month", () => {
  expect(plusDays("2026-02-28", 1)).toBe("2026-03-01")
})

test("a zone that the browser does not know leaves the day to the reader's own, and tells no time", () => {
  const now = new Date("2026-03-17T12:00:00Z")

  expect(dayIn(now, "Mars/Olympus")).toBe(dayIn(now))
  expect(clockIn(now, "Mars/Olympus")).toBeNull()
  expect(dayIn(new Date("2026-03-17T20:00:00Z"), "Asia/Tokyo")).toBe("2026-03-18")
})

test("a moment tells its year only when that is another", () => {
  const now = new Date("2026-03-17T12:00:00Z")

  expect(moment("2026-02-03T12:00:00Z", now)).not.toContain("2026")
  expect(moment("2025-02-03T12:00:00Z", now)).toContain("2025")
})

test.each([
  ["ja", "2027年1月12日"],
  ["zh-Hant", "2027年1月12日"],
  ["zh-Hans", "2027年1月12日"],
] as const)("in %s a day of another year has all digits of it", async (language, words) => {
  await speak(language)

  expect(shortDay("2027-01-12", "2026-11-27")).toBe(words)
})

test("a weekday is called the same alone and beside its date", async () => {
  await speak("zh-Hant")

  expect(sinceDay("2026-11-24", "2026-11-27")).toBe("週二")
  expect(fullDay("2026-11-24", "2026-11-27")).toContain("週二")
})
