import { expect, test } from "vitest"
import { plusDays, workingDays } from "./dates"

test("working days count weekdays after the first day up to the last", () => {
  expect(workingDays("2026-03-24", "2026-03-30")).toBe(4)
  expect(workingDays("2026-03-20", "2026-03-22")).toBe(0)
  expect(workingDays("2026-03-30", "2026-03-24")).toBe(-4)
})

test("days are counted over the end of a month", () => {
  expect(plusDays("2026-02-28", 1)).toBe("2026-03-01")
})
