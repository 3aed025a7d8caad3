import { expect, test } from "vitest"
import { callName, initials } from "./initials"

test("initials follow the script of the name", () => {
  expect(initials("Bo Lindqvist")).toBe("BL")
  expect(initials("María del Carmen Ortega")).toBe("MO")
  expect(initials("佐藤 健一")).toBe("佐藤")
  expect(initials("陳怡君")).toBe("陳")
  expect(initials("CFO")).toBe("C")
  expect(initials("")).toBe("?")
})

test("people are called by their first Latin name or their Han family name", () => {
  expect(callName("Bo Lindqvist")).toBe("Bo")
  expect(callName("佐藤 健一")).toBe("佐藤")
  expect(callName("陳怡君")).toBe("陳怡君")
})
