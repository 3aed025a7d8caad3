// @vitest-environment node
import { expect, test } from "vitest"
import vectors from "../../../tests/vectors/positions.json"
import { between, placeAfter } from "./positions"

test.each(vectors)("between $before and $after lies $between, as the server says", (vector) => {
  expect(between(vector.before, vector.after)).toBe(vector.between)
})

test("a row dropped at the head, in the middle or at the end comes to lie there", () => {
  const rows = [
    { id: "b", position: "V" },
    { id: "a", position: "F" },
  ]

  expect(placeAfter(rows, null) < "F").toBe(true)
  expect(placeAfter(rows, "a") > "F" && placeAfter(rows, "a") < "V").toBe(true)
  expect(placeAfter(rows, "b") > "V").toBe(true)
})

test("positions out of order are refused", () => {
  expect(() => between("b", "a")).toThrow(RangeError)
})
