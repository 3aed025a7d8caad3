import { expect, test } from "vitest"
import { matching } from "./palette"

const entry = (label: string, hint = "") => ({ id: label, label, hint, run: () => undefined })
const all = [
  entry("Legal review", "Contoso"),
  entry("Answer redlines", "Northwind"),
  entry("Éva Nagy", "Legal"),
]

test("every word typed must occur, in the label or beside it", () => {
  expect(matching(all, "legal con").map((e) => e.label)).toEqual(["Legal review"])
  expect(matching(all, "nothing")).toEqual([])
})

test("what begins with the words comes first, and accents do not matter", () => {
  expect(matching(all, "legal").map((e) => e.label)).toEqual(["Legal review", "Éva Nagy"])
  expect(matching(all, "eva").map((e) => e.label)).toEqual(["Éva Nagy"])
})
