// @vitest-environment node
import { expect, test } from "vitest"
import { isId, newCommand, rowId } from "./ids"

test("a command id leaves room behind it for the rows that it creates", () => {
  const command = newCommand()

  expect(command).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{8}0000$/)
  expect(rowId(command, 1)).toBe(`${command.slice(0, -4)}0001`)
  expect(rowId(command, 0xffff)).toBe(`${command.slice(0, -4)}ffff`)
  expect(isId(rowId(command, 1))).toBe(true)
})

test("a command creates from 1 to 65,535 rows", () => {
  expect(() => rowId(newCommand(), 0)).toThrow(RangeError)
  expect(() => rowId(newCommand(), 65_536)).toThrow(RangeError)
})
