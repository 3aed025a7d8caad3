// @vitest-environment node
import { expect, test } from "vitest"
import type { Side } from "../generated/rows"
import { type Actor, may, memberOf } from "./may"
import { fromLists } from "./tables"
import { blankAction } from "./testing/deciding"

const bo: Actor = { side: "buyer", role: "contributor" }
const cy: Actor = { side: "buyer", role: "viewer" }
const ada: Actor = { side: "seller", role: "lead" }

test("one ticks one's own side's and shared actions, not the other side's", () => {
  expect(may("complete_action", bo, action("buyer"))).toBe(true)
  expect(may("complete_action", bo, action("both"))).toBe(true)
  expect(may("complete_action", bo, action("seller"))).toBe(false)
})

test("a viewer comments and does nothing else", () => {
  expect(may("add_comment", cy)).toBe(true)
  expect(may("complete_action", cy, action("buyer"))).toBe(false)
})

test("a lead dates the other side's steps, a contributor does not", () => {
  expect(may("schedule_step", ada, action("buyer"))).toBe(true)
  expect(may("schedule_step", bo, action("seller"))).toBe(false)
})

test("who drafts a room stands in for both sides", () => {
  expect(may("complete_action", { ...ada, drafting: true }, action("buyer"))).toBe(true)
})

test("a stakeholder who has not joined, or has left, is no member", () => {
  const card = {
    position: "V",
    party: "p",
    name: "Bo",
    title: "",
    email: "",
    phone: "",
    part: "champion" as const,
  }
  const present = { away_from: null, away_to: null, away_note: "", role: "lead" as const }
  const tables = fromLists({
    party: [{ id: "p", position: "V", side: "buyer", name: "Contoso", domain: "" }],
    stakeholder: [
      { id: "here", ...card, ...present, joined: "2026-03-02T09:00:00.000000Z", left: null },
      { id: "named", ...card, ...present, joined: null, left: null },
      {
        id: "left",
        ...card,
        ...present,
        joined: "2026-03-02T09:00:00.000000Z",
        left: "2026-03-03T09:00:00.000000Z",
      },
    ],
  })

  expect(memberOf(tables, "here")).toEqual({ side: "buyer", role: "lead" })
  expect(memberOf(tables, "named")).toBe(null)
  expect(memberOf(tables, "left")).toBe(null)
  expect(may("add_comment", memberOf(tables, null))).toBe(false)
})

function action(side: Side) {
  return { id: "a", ...blankAction("Security review"), side }
}
