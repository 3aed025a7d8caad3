import { expect, test } from "vitest"
import type { Refusal } from "../app/room"
import type { DeedArgs, DeedName } from "../generated/deeds"
import type { Risk } from "../generated/rows"
import { fromLists } from "../sync/tables"
import { blankAction } from "../sync/testing/deciding"
import { contested, isWords, madeAgain } from "./contested"

const review = { id: "review", ...blankAction("Review of security"), due: "2026-03-24", buyer_owner: "chen" }
const away = {
  id: "away",
  title: "Auditor is away",
  probability: 4,
  impact: 2,
  steps: ["review"],
} as unknown as Risk
const tables = fromLists({ action: [review], risk: [away] })

function refused<K extends DeedName>(
  deed: K,
  row: string,
  args: DeedArgs[K],
  code = "changed_meanwhile",
): Refusal {
  return { id: "c", deed, args, rows: [row], code, text: "", fields: { row, field: "due", value: "" } }
}

test("a date that two people moved offers both", () => {
  const wish = {
    step_id: "review",
    set: { due: "2026-03-30" },
    was: { due: "2026-03-20" },
    words: "Holidays",
  }
  const refusal = refused("schedule_step", "review", wish)

  expect(contested(tables, refusal)).toEqual([{ field: "due", theirs: "2026-03-24", mine: "2026-03-30" }])
  expect(madeAgain(tables, refusal)).toEqual({ ...wish, was: { due: "2026-03-24" } })
})

test("only what differs is to choose; the rest is asked for again as it stands", () => {
  const set = { side: "both", buyer_owner: "bo", seller_owner: null } as const
  const refusal = refused("assign_step", "review", { step_id: "review", set, was: set })

  expect(contested(tables, refusal)).toEqual([{ field: "buyer_owner", theirs: "chen", mine: "bo" }])
  expect(madeAgain(tables, refusal)).toMatchObject({ set, was: { side: "both", buyer_owner: "chen" } })
})

test("a list that holds the same is no contest", () => {
  const set = { steps: ["review"], impact: 5 }
  const refusal = refused("edit_risk", "away", { risk_id: "away", set, was: { steps: [], impact: 3 } })

  expect(contested(tables, refusal)).toEqual([{ field: "impact", theirs: 2, mine: 5 }])
})

test("words are told as words, unless one side has none", () => {
  const title = refused("edit_step", "review", {
    step_id: "review",
    set: { title: "Audit" },
    was: { title: "Old" },
  })
  const note = refused("edit_step", "review", {
    step_id: "review",
    set: { note: "Annex B" },
    was: { note: "Old" },
  })

  expect(contested(tables, title).every(isWords)).toBe(true)
  expect(contested(tables, note).some(isWords)).toBe(false)
})

test("nothing is to choose where the row is gone, or where something else was refused", () => {
  const wish = { step_id: "gone", set: { due: null }, was: { due: "2026-03-20" } }

  expect(contested(tables, refused("schedule_step", "gone", wish))).toEqual([])
  expect(contested(tables, refused("schedule_step", "review", wish, "step_dropped"))).toEqual([])
})
