import { expect, test } from "vitest"
import {
  blankOptions,
  type Column,
  corrected,
  countingColumn,
  durationColumns,
  nameFrom,
  type Preview,
  standingTitles,
} from "./preview"

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

test("a correction goes to its own column, though another has the same heading", () => {
  const doubt = { tab: "Plan", row: 2, column: "Moved to", text: "soon", why: "no date" }
  const first = corrected([], { ...doubt, index: 2 }, "2027-02-01")
  const both = corrected(first, { ...doubt, index: 3 }, "2027-03-01")

  expect(corrected(both, { ...doubt, index: 3 }, "2027-03-08")).toEqual([
    { tab: "Plan", row: 2, column: 2, text: "2027-02-01" },
    { tab: "Plan", row: 2, column: 3, text: "2027-03-08" },
  ])
})

test("an accepted title goes when its id comes to be another step's", () => {
  const demo = { step: "m1", from: "Demo delivered", to: "Team confirms the fit" }
  const quote = { step: "m2", from: "Quote sent", to: "Leadership agrees the price" }
  const titles = { m1: demo.to, m2: quote.to }

  expect(standingTitles(titles, [demo, quote], [demo, quote])).toEqual(titles)
  expect(standingTitles(titles, [demo, quote], [{ ...quote, step: "m1" }])).toEqual({})
  expect(standingTitles(titles, [demo, quote], [demo])).toEqual({ m1: demo.to })
})
