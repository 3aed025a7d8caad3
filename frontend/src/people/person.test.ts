import { fireEvent, render } from "@testing-library/svelte"
import { beforeAll, expect, test, vi } from "vitest"
import { RoomView } from "../app/view.svelte"
import { MemoryRoom } from "../dev/memory.svelte"
import Stage from "../dev/Stage.svelte"
import { contoso } from "../dev/scripts"
import type { Stakeholder } from "../generated/rows"
import { PlanView } from "../plan/planview.svelte"
import { speak } from "../text/text.svelte"
import PersonDialog from "./PersonDialog.svelte"

beforeAll(async () => {
  await speak("en")
  // jsdom opens no dialogs.
  HTMLDialogElement.prototype.showModal = () => undefined
  HTMLDialogElement.prototype.close = () => undefined
})

test("the part of the champion is shown with who holds it, and only that one may keep it", () => {
  const others = dialog("Li Wei")
  const theirs = [...others.querySelectorAll("option")].find(({ value }) => value === "champion")
  expect(theirs?.textContent).toBe("Champion (is Bo Lindqvist)")
  expect(theirs?.disabled).toBe(true)

  const own = [...dialog("Bo Lindqvist").querySelectorAll("option")].find(({ value }) => value === "champion")
  expect(own?.textContent).toBe("Champion")
  expect(own?.disabled).toBe(false)
})

test("a second champion, chosen before the first was named, is not sent to be refused", async () => {
  const shown = dialog("Li Wei", (card) => (card.part === "champion" ? { ...card, part: "other" } : card))
  const select = shown.querySelector("select") as HTMLSelectElement
  await fireEvent.change(select, { target: { value: "champion" } })
  expect(save(shown).disabled).toBe(false)

  const bo = idOf("Bo Lindqvist")
  store.other(bo, "edit_stakeholder", {
    stakeholder_id: bo,
    set: { part: "champion" },
    was: { part: "other" },
  })

  await vi.waitFor(() => expect(save(shown).disabled).toBe(true))
  expect(shown.textContent).toContain("Champion (is Bo Lindqvist)")
})

let store: MemoryRoom

function idOf(name: string): string {
  return [...store.tables.stakeholder.values()].find((card) => card.name === name)?.id ?? ""
}

function dialog(name: string, change = (card: Stakeholder) => card): Element {
  const lists = contoso("2026-03-17")
  const people = lists.stakeholder?.map(change) ?? []
  const lead = people.find(({ role }) => role === "lead")?.id ?? null
  store = new MemoryRoom("contoso", { ...lists, stakeholder: people }, lead)
  const room = new RoomView("contoso", store, () => "")
  const person = room.stakeholder(idOf(name)) as Stakeholder
  const given = { party: person.party, person, onclose: () => undefined }
  return render(Stage, { room, plan: new PlanView(), component: PersonDialog, given }).container
}

function save(shown: Element): HTMLButtonElement {
  return shown.querySelector("button[type=submit]") as HTMLButtonElement
}
