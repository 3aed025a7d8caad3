import { expect, test } from "vitest"
import { contoso } from "../dev/scripts"
import type { Action } from "../generated/rows"
import { fromLists } from "../sync/tables"
import { plusDays } from "../text/dates"
import { threatKind, threats } from "./course"
import { counted, percent, tallyOf, tallyOfSide } from "./figures"
import { outline } from "./outline"
import { isOverdue, standing } from "./standing"

const TODAY = "2026-03-17"
const tables = fromLists(contoso(TODAY))
const stones = outline(tables)

function action(title: string): Action {
  const found = [...tables.action.values()].find((a) => a.title.startsWith(title))
  if (!found) throw new Error(title)
  return found
}

test("shared promises count in the room and in neither side's figure", () => {
  const steps = counted(tables)
  const [all, buyer, seller] = [tallyOf(steps), tallyOfSide(steps, "buyer"), tallyOfSide(steps, "seller")]
  const shared = [...tables.action.values()].filter((a) => a.side === "both").length
  expect(shared).toBeGreaterThan(0)
  expect(buyer.total + seller.total + shared).toBe(all.total)
})

test("a percentage is the nearest, 100 means all, and there is none of nothing", () => {
  expect(percent({ done: 999, total: 1000 })).toBe(99)
  expect(percent({ done: 7, total: 9 })).toBe(78)
  expect(percent({ done: 12, total: 18 })).toBe(67)
  expect(percent({ done: 0, total: 0 })).toBeNull()
})

test("milestones are done, now, begun or later", () => {
  expect(stones.map((stone) => stone.phase)).toEqual(["done", "now", "begun", "later", "later"])
})

test("what is blocked says so before what is late, and late before due this week", () => {
  expect(standing(action("Legal review"), TODAY)).toBe("blocked")
  expect(standing(action("Data protection"), TODAY)).toBe("late")
  expect(standing(action("Security questionnaire"), TODAY)).toBe("soon")
  expect(standing(action("Send certificates"), TODAY)).toBe("done")
})

test("a blocked step past its day is overdue as well", () => {
  expect(isOverdue({ ...action("Legal review"), due: plusDays(TODAY, -1) }, TODAY)).toBe(true)
  expect(isOverdue({ ...action("Send certificates"), due: plusDays(TODAY, -9) }, TODAY)).toBe(false)
})

test("the decision is threatened by what is late, blocked, or due after it, not by what comes later", () => {
  const last = stones.at(-1)?.milestone
  if (!last) throw new Error("no milestone")
  const open = stones.flatMap((s) => s.actions).filter((a) => a.state === "blocked" || isOverdue(a, TODAY))

  expect(threats(stones, { ...last, due: "2099-01-01" }, TODAY)).toBe(open.length)
  expect(threats(stones, { ...last, due: TODAY }, TODAY)).toBeGreaterThan(open.length)
  expect(threats(stones.slice(0, 1), stones[0]?.milestone ?? last, TODAY)).toBe(0)
})

test("what threatens the decision is named when it is the same for all of it", () => {
  const stone = stones.at(-1)
  if (!stone?.milestone) throw new Error("no milestone")
  const last = stone.milestone
  const kind = (due: string, ...titles: string[]) =>
    threatKind([{ ...stone, actions: titles.map(action) }], { ...last, due }, TODAY)

  expect(kind("2099-01-01", "Legal review", "Send certificates")).toBe("blocked")
  expect(kind("2099-01-01", "Data protection")).toBe("late")
  expect(kind(TODAY, "Security questionnaire")).toBe("after")
  expect(kind("2099-01-01", "Legal review", "Data protection")).toBe("mixed")
})
