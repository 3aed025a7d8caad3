import { fireEvent, render, screen } from "@testing-library/svelte"
import { beforeAll, expect, test } from "vitest"
import { RoomView } from "../app/view.svelte"
import { id } from "../dev/fixtures"
import { MemoryRoom } from "../dev/memory.svelte"
import Stage from "../dev/Stage.svelte"
import { contoso } from "../dev/scripts"
import type { Role } from "../generated/rows"
import PeoplePage from "../people/PeoplePage.svelte"
import { speak } from "../text/text.svelte"
import Criteria from "./Criteria.svelte"
import { PlanView } from "./planview.svelte"
import StepTrail from "./StepTrail.svelte"
import StoryMore from "./StoryMore.svelte"

const [BO, ADA] = [id(20), id(21)]
const [MEASURE, CRITERION, MOVE] = [id(2), id(3), id(70)]

beforeAll(() => speak("en"))

/** The room as one of its people reads it, in a role that they may not have had. */
function seatOf(who: string, role: Role = "lead"): { store: MemoryRoom; room: RoomView } {
  const lists = contoso("2026-03-17")
  const stakeholder = (lists.stakeholder ?? []).map((card) => (card.id === who ? { ...card, role } : card))
  const store = new MemoryRoom("contoso", { ...lists, stakeholder }, who)
  return { store, room: new RoomView("contoso", store, () => "") }
}

function draw(room: RoomView, component: unknown, given: Record<string, unknown> = {}): void {
  render(Stage, { room, plan: new PlanView(), component: component as never, given })
}

function button(name: string | RegExp): HTMLElement | null {
  return screen.queryByRole("button", { name })
}

async function press(name: string | RegExp): Promise<void> {
  await fireEvent.click(screen.getByRole("button", { name }))
}

async function type(label: string, value: string): Promise<void> {
  await fireEvent.input(screen.getByLabelText(label), { target: { value } })
}

test("the buyer's lead corrects a measure where it stands", async () => {
  const { store, room } = seatOf(BO)
  draw(room, StoryMore)

  await press(/^Edit: Claim handling/)
  await type("To", "3 days")
  await press("Save")

  expect(store.tables.measure.get(MEASURE)).toMatchObject({ from_value: "9 days", to_value: "3 days" })
})

test("measures are not offered to the seller while the buyer leads, nor to who only contributes", () => {
  draw(seatOf(ADA).room, StoryMore)
  draw(seatOf(BO, "contributor").room, StoryMore)

  expect(button(/^Edit: Claim handling/)).toBeNull()
})

test("a criterion is reworded where it stands, by either side", async () => {
  const { store, room } = seatOf(ADA)
  const milestone = store.tables.criterion.get(CRITERION)?.milestone
  draw(room, Criteria, { milestone, title: "Criteria" })

  await press(/^Edit: Data protection agreement/)
  const field = screen.getByRole("textbox")
  await fireEvent.input(field, { target: { value: "Agreement signed" } })
  await fireEvent.keyDown(field, { key: "Enter" })

  expect(store.tables.criterion.get(CRITERION)).toMatchObject({ words: "Agreement signed", met: false })
})

test("who only watches reads the criteria", () => {
  const { store, room } = seatOf(BO, "viewer")
  draw(room, Criteria, { milestone: store.tables.criterion.get(CRITERION)?.milestone, title: "Criteria" })

  expect(screen.getByRole("checkbox")).toBeDisabled()
  expect(button(/^Edit/)).toBeNull()
})

test("why a date moved is said better by the side that moved it", async () => {
  const { store, room } = seatOf(BO)
  const step = room.step(store.tables.date_change.get(MOVE)?.step ?? "")
  draw(room, StepTrail, { step })

  await press("Change the reason")
  await fireEvent.change(screen.getByLabelText("Reason"), { target: { value: "meeting_moved" } })
  await press("Save")

  expect(store.tables.date_change.get(MOVE)?.reason).toBe("meeting_moved")
})

test("a move of the other side is not theirs to explain", () => {
  const { store, room } = seatOf(ADA)
  draw(room, StepTrail, { step: room.step(store.tables.date_change.get(MOVE)?.step ?? "") })

  expect(button("Change the reason")).toBeNull()
})

test("a lead may correct their own company and bring in a further one", () => {
  draw(seatOf(BO).room, PeoplePage)

  expect(button("Edit: Contoso")).toBeVisible()
  expect(button("Bring in a company")).toBeVisible()
})

test("the other side's company is its own lead's to correct, and no contributor's", () => {
  draw(seatOf(BO).room, PeoplePage)
  draw(seatOf(ADA, "contributor").room, PeoplePage)

  expect(button("Edit: Northwind")).toBeNull()
  expect(screen.getAllByText("Northwind", { exact: false }).length).toBeGreaterThan(1)
})
