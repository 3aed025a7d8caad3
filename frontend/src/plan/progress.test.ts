import { render, screen } from "@testing-library/svelte"
import { beforeAll, expect, test } from "vitest"
import { RoomView } from "../app/view.svelte"
import { MemoryRoom } from "../dev/memory.svelte"
import Stage from "../dev/Stage.svelte"
import { contoso } from "../dev/scripts"
import type { Milestone } from "../generated/rows"
import { plusDays } from "../text/dates"
import { speak } from "../text/text.svelte"
import DecisionDate from "./DecisionDate.svelte"
import Figures from "./Figures.svelte"
import MilestoneFacts from "./MilestoneFacts.svelte"
import { outline } from "./outline"
import { PlanView } from "./planview.svelte"

const TODAY = "2026-03-17"

beforeAll(() => speak("en"))

/** A component in the room, whose decision may be another one than it was. */
function draw(component: unknown, decided: Partial<Milestone> = {}): void {
  const lists = contoso(TODAY)
  const decision = lists.room?.[0]?.decision
  const milestone = (lists.milestone ?? []).map((m) => (m.id === decision ? { ...m, ...decided } : m))
  const room = new RoomView("contoso", new MemoryRoom("contoso", { ...lists, milestone }, null), () => "")
  room.now = new Date(`${TODAY}T09:00:00Z`)
  const stones = outline(room.tables)
  const given = { stones, stone: stones[1], folded: false }
  render(Stage, { room, plan: new PlanView(), component: component as never, given })
}

test("each side's share is said as the room's is: so many of so many, and a percentage", () => {
  draw(Figures)

  expect(screen.getByText("7 of 17 · 41 %")).toBeVisible()
  expect(screen.getByText("2 of 8 · 25 %")).toBeVisible()
  expect(screen.getByText("4 of 6 · 67 %")).toBeVisible()
})

test("a milestone's share has its percentage as well", () => {
  draw(MilestoneFacts)

  expect(screen.getByText("1 of 5 · 20 %")).toBeVisible()
})

test("a decision that slipped is measured against what was agreed, or against the sheet where that began it", () => {
  const due = plusDays(TODAY, 20)
  const baseline_due = plusDays(due, -7)
  draw(DecisionDate, { due, baseline_due })
  expect(screen.getByText("5 working days later than agreed")).toBeVisible()

  draw(DecisionDate, { due, baseline_due, baseline_imported: true })
  expect(screen.getByText("5 working days later than in the imported plan")).toBeVisible()

  draw(DecisionDate, { due, baseline_due: due, baseline_imported: true })
  expect(screen.getByText("as in the imported plan")).toBeVisible()
})

test("what is due after the decision counts among what threatens it, and the words say so", () => {
  draw(DecisionDate, { due: TODAY })

  expect(screen.getByText(/steps on the way are overdue, blocked or due after it$/)).toBeVisible()
})
