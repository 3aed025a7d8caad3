import { expect, test } from "vitest"
import { format, holes } from "./icu"

test("plurals choose by the locale and write the number in its digits", () => {
  const message = "{n, plural, =0 {none} one {# step} other {# steps}} left"
  expect(format(message, { n: 0 }, "en")).toBe("none left")
  expect(format(message, { n: 1 }, "en")).toBe("1 step left")
  expect(format(message, { n: 1200 }, "en")).toBe("1,200 steps left")
})

test("a choice may hold holes and further choices", () => {
  const message = "{who, select, me {You} other {{name}}} moved {n, plural, one {it} other {# of {all}}}"
  expect(format(message, { who: "me", name: "Bo", n: 1, all: 9 }, "en")).toBe("You moved it")
  expect(format(message, { who: "x", name: "Bo", n: 3, all: 9 }, "en")).toBe("Bo moved 3 of 9")
  expect([...holes(message)].sort()).toEqual(["all", "n", "name", "who"])
})
