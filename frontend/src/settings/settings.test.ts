import { expect, test } from "vitest"
import { changesBetween } from "./changes"
import { zoneNamed, zoneNames } from "./zones"

test("only what differs is changed, together with what it replaces", () => {
  const before = { name: "Faster claims", rhythm: "weekly", zone: "UTC" }
  expect(changesBetween(before, { ...before, rhythm: "none" })).toEqual({
    set: { rhythm: "none" },
    was: { rhythm: "weekly" },
  })
  expect(changesBetween(before, { ...before })).toBeNull()
})

test("a zone is found however it is typed, and a word that names none is not", () => {
  expect(zoneNamed(" asia/tokyo ", "UTC")).toBe("Asia/Tokyo")
  expect(zoneNamed("america/new york", "UTC")).toBe("America/New_York")
  expect(zoneNamed("Tokio", "UTC")).toBeNull()
})

test("the zone that is set can be kept, even one that this browser does not list", () => {
  expect(zoneNames("Europe/Kyjiw")).toContain("Europe/Kyjiw")
  expect(zoneNamed("Europe/Kyjiw", "Europe/Kyjiw")).toBe("Europe/Kyjiw")
})
