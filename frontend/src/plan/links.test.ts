import { describe, expect, test } from "vitest"
import { contoso } from "../dev/scripts"
import type { Action, Dependency } from "../generated/rows"
import { fromLists, type Tables } from "../sync/tables"
import { heldBy, holdsUp, linkable, waitsFor } from "./links"

const lists = contoso("2026-03-17")
const actions = (lists.action ?? []).map((a) =>
  a.title.startsWith("Legal review") ? { ...a, due: "2026-04-30" } : a,
)

function action(title: string): Action {
  const found = actions.find((a) => a.title.startsWith(title))
  if (!found) throw new Error(title)
  return found
}

const [review, questionnaire, redlines, done] = [
  action("Legal review"),
  action("Security questionnaire"),
  action("Answer redlines"),
  action("Send certificates"),
]

function linked(...pairs: [Action, Action][]): Tables {
  const dependency = pairs.map(([before, after], n): Dependency => {
    return { id: `d${n}`, predecessor: before.id, successor: after.id, lag: n }
  })
  return fromLists({ ...lists, action: actions, dependency })
}

describe("a step's links", () => {
  const tables = linked([review, redlines], [questionnaire, redlines], [done, redlines], [redlines, done])

  test("say what it waits for and what it holds up, in the plan's order", () => {
    expect(waitsFor(tables, redlines.id).map(({ step, lag }) => [step.title, lag])).toEqual([
      [questionnaire.title, 1],
      [review.title, 0],
      [done.title, 2],
    ])
    expect(holdsUp(tables, redlines.id).map(({ step }) => step.id)).toEqual([done.id])
  })

  test("hint at unfinished steps only, the one due last first", () => {
    expect(heldBy(tables, redlines).map((step) => step.id)).toEqual([review.id, questionnaire.id])
  })

  test("hint at nothing once the step itself is done", () => {
    expect(heldBy(linked([review, done]), done)).toEqual([])
  })

  test("offer every live step that is not linked yet, never the step itself", () => {
    const offered = linkable(tables, redlines.id, waitsFor(tables, redlines.id)).map((step) => step.id)
    expect(offered).not.toContain(redlines.id)
    expect(offered).not.toContain(review.id)
    expect(offered).toHaveLength(
      actions.filter((a) => a.state !== "dropped").length - 4 + tables.milestone.size,
    )
  })
})
