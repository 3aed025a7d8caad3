import { expect, test } from "vitest"
import { blankOptions, type Column, countingColumn, durationColumns, nameFrom, type Preview } from "./preview"

function column(heading: string, meaning: string): Column {
  return { index: 0, heading, meaning, guessed: false, alternatives: [], examples: [] }
}

const columns = [column("SMB", "duration"), column("Mid-market", "duration"), column("Step", "action")]
const tabs = [{ tab: "Library", sort: "plan" as const, headerRow: 1, columns }]
const preview = {
  tabs,
  draft: {
    warnings: [
      { code: "no_dates", text: "", steps: [] },
      { code: "duration_column_chosen", text: "", steps: [] },
    ],
  },
  warned: [{}, { column: "Mid-market", others: "SMB" }],
} as unknown as Preview

test("a room is named after its file, without the ending", () => {
  expect(nameFrom("Contoso_close plan.v2.xlsx")).toBe("Contoso close plan.v2")
  expect(nameFrom("計画.csv")).toBe("計画")
})

test("several columns of durations in one plan are offered, a single one is not", () => {
  expect(durationColumns(tabs)).toEqual(["SMB", "Mid-market"])
  expect(durationColumns(tabs.map((tab) => ({ ...tab, columns: columns.slice(1) })))).toEqual([])
  expect(durationColumns(tabs.map((tab) => ({ ...tab, sort: "none" as const })))).toEqual([])
})

test("the chosen column counts, else the one that the reader took", () => {
  expect(countingColumn(preview, blankOptions())).toBe("Mid-market")
  expect(countingColumn(preview, { ...blankOptions(), duration_column: "SMB" })).toBe("SMB")
})

test("a plan begins today unless somebody says otherwise", () => {
  expect(blankOptions().start).toBe(new Intl.DateTimeFormat("sv-SE").format(new Date()))
})
