import { expect, test } from "vitest"
import type { PrivateCell } from "../generated/rows"
import { byTab, told } from "./cells"

function cell(tab: string, line: number, heading: string): PrivateCell {
  return { id: `${tab}${line}${heading}`, tab, line, heading, words: "…" }
}

test("private cells stand tab by tab, row by row, as the sheet has them", () => {
  const cells = [
    cell("Plan", 9, "Margin"),
    cell("Notes", 2, "A"),
    cell("Plan", 3, "Champion"),
    cell("Plan", 3, "Margin"),
  ]
  expect(
    byTab(cells).map(({ tab, cells: those }) => [tab, those.map((c) => `${c.line} ${c.heading}`)]),
  ).toEqual([
    ["Plan", ["3 Champion", "3 Margin", "9 Margin"]],
    ["Notes", ["2 A"]],
  ])
})

test("a cell crosses as its heading and words, or as its words alone", () => {
  const margin = { ...cell("Plan", 9, "Margin"), words: "20 %" }
  expect([told(margin), told({ ...margin, heading: "" })]).toEqual(["Margin: 20 %", "20 %"])
})
