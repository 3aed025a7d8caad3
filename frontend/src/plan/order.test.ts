import { expect, test } from "vitest"
import { contoso } from "../dev/scripts"
import type { Action } from "../generated/rows"
import { fromLists } from "../sync/tables"
import { lastBefore, neighbour, neighbouringMilestone, placeBefore } from "./order"
import { column, outline, type Stone } from "./outline"

const tables = fromLists(contoso("2026-03-17"))
const stones = outline(tables)
const all = (): boolean => true
const live = ({ state }: { state: string }): boolean => state !== "dropped"

function action(title: string): Action {
  const found = [...tables.action.values()].find((a) => a.title.startsWith(title))
  if (!found) throw new Error(title)
  return found
}

/** A milestone with these promises of the buyer; those in brackets are dropped. */
function stoneOf(...names: string[]): Stone {
  const actions = names.map((name) => {
    const state = name.startsWith("(") ? ("dropped" as const) : ("open" as const)
    return { ...action("Legal review"), id: name, state }
  })
  return { ...(stones[1] as Stone), actions }
}

function moved(stone: Stone, name: string, by: -1 | 1): string[] {
  const own = stone.actions.find((a) => a.id === name) as Action
  const place = neighbour([stone], own, by, live)
  const others = stone.actions.map((a) => a.id).filter((id) => id !== name)
  if (place) others.splice(place.after === null ? 0 : others.indexOf(place.after) + 1, 0, name)
  return others
}

test("moving up goes past the neighbour of the own column only", () => {
  const stone = stones[1]
  if (!stone) throw new Error("no stone")
  const review = action("Legal review")
  const place = neighbour(stones, review, -1, all)
  expect(place).toEqual({ milestone: stone.id, after: null })
  expect(column(stone, "buyer").map((a) => a.title)[0]).toBe("Security questionnaire")
})

test("moving up from the head of a column goes to the end of the milestone before", () => {
  const place = neighbour(stones, action("Security questionnaire"), -1, all)
  expect(place).toEqual({ milestone: stones[0]?.id, after: stones[0]?.actions.at(-1)?.id })
})

test("dropping behind the last of a column puts it behind all of the milestone", () => {
  const stone = stones[2]
  if (!stone) throw new Error("no stone")
  const place = placeBefore(stone, action("Security questionnaire"), null)
  expect(place).toEqual({ milestone: stone.id, after: stone.actions.at(-1)?.id })
})

test("a move goes past the next one that is shown, however many hidden ones lie between", () => {
  const stone = stoneOf("a", "(x)", "(y)", "b", "c")
  expect(moved(stone, "a", 1).filter((id) => !id.startsWith("("))).toEqual(["b", "a", "c"])
  expect(moved(stone, "b", -1).filter((id) => !id.startsWith("("))).toEqual(["b", "a", "c"])
})

test("what is put behind the last one shown lies behind it", () => {
  const stone = stoneOf("a", "(x)", "b", "(y)")
  const [a] = stone.actions
  expect(placeBefore(stone, a as Action, null).after).toBe("(y)")
  expect(lastBefore(stone.actions, "b", "a")).toBeNull()
})

test("a milestone moves past its neighbour that is shown", () => {
  const [one, two, three] = stones.flatMap((s) => s.milestone ?? [])
  if (!one || !two || !three) throw new Error("no milestones")
  const list = [one, { ...two, state: "dropped" as const }, three]
  expect(neighbouringMilestone(list, one.id, 1, live)).toBe(three.id)
  expect(neighbouringMilestone(list, three.id, -1, live)).toBeNull()
  expect(neighbouringMilestone(list, three.id, 1, live)).toBeUndefined()
})
