import { beforeAll, expect, test, vi } from "vitest"
import { id } from "../dev/fixtures"
import { MemoryRoom } from "../dev/memory.svelte"
import { contoso } from "../dev/scripts"
import type { Role } from "../generated/rows"
import { PlanView } from "../plan/planview.svelte"
import type { RowLists } from "../sync/tables"
import { speak } from "../text/text.svelte"
import { type Entry, matching } from "./palette"
import { outsideEntries } from "./palette_outside"
import { roomEntries } from "./palette_room"
import { askWhoIAm } from "./session.svelte"
import { RoomView } from "./view.svelte"

const [BO, REVIEW, LAST] = [id(20), id(321), id(204)]
const entry = (label: string, hint = "") => ({ id: label, label, hint, run: () => undefined })
const all = [
  entry("Legal review", "Contoso"),
  entry("Answer redlines", "Northwind"),
  entry("Éva Nagy", "Legal"),
]

beforeAll(() => speak("en"))

/** The room as Bo has it before him, and what the palette offers him there. */
function offered(
  role: Role,
  state: "open" | "closed" = "open",
): { store: MemoryRoom; room: RoomView; labels: string[]; take: (label: string) => Entry } {
  const lists: RowLists = contoso("2026-03-17")
  const store = new MemoryRoom(
    "contoso",
    {
      ...lists,
      room: (lists.room ?? []).map((about) => ({ ...about, state })),
      stakeholder: (lists.stakeholder ?? []).map((card) => (card.id === BO ? { ...card, role } : card)),
    },
    BO,
  )
  const room = new RoomView("contoso", store, () => "")
  const entries = roomEntries(room, new PlanView(), { keys: () => undefined, settings: () => undefined })
  const take = (label: string): Entry => {
    const found = entries.find((one) => one.label === label)
    if (!found) throw new Error(label)
    return found
  }
  return { store, room, labels: entries.map((one) => one.label), take }
}

test("every word typed must occur, in the label or beside it", () => {
  expect(matching(all, "legal con").map((e) => e.label)).toEqual(["Legal review"])
  expect(matching(all, "nothing")).toEqual([])
})

test("what begins with the words comes first, and accents do not matter", () => {
  expect(matching(all, "legal").map((e) => e.label)).toEqual(["Legal review", "Éva Nagy"])
  expect(matching(all, "eva").map((e) => e.label)).toEqual(["Éva Nagy"])
})

test("a label that begins with all that was typed comes before one that begins with its first word", () => {
  const open = [entry("Open the network to the plant", "Fabrikam"), entry("Open to Fabrikam")]

  expect(matching(open, "open to fabrikam").map((e) => e.label)[0]).toBe("Open to Fabrikam")
})

test("a lead can do from there whatever the page offers", () => {
  const { labels } = offered("lead")

  expect(labels).toEqual(
    expect.arrayContaining([
      "Move up: Legal review of the contract",
      "Move down: Legal review of the contract",
      "Move under another milestone: Legal review of the contract",
      "Drop it: Legal review of the contract",
      "This is the decision: Security and legal are satisfied",
      "Add a shared action: Security and legal are satisfied",
      "Name a person: Contoso",
      "Name a person: Northwind",
      "Bring in a company",
      "Log a risk",
    ]),
  )
})

test("nothing is offered that the reader may not do, or that a closed room does not take", () => {
  const deeds = /^(Move|Drop it|This is|Add a|Name a|Bring in|Log a)/

  expect(offered("viewer").labels.filter((label) => deeds.test(label))).toEqual([])
  expect(offered("lead", "closed").labels.filter((label) => deeds.test(label))).toEqual([])
})

test("which other milestone a step goes under is asked next, and it goes behind all that stands there", () => {
  const { store, take } = offered("lead")
  const others = take("Move under another milestone: Legal review of the contract").among?.() ?? []

  expect(others.map((one) => one.label)).not.toContain("Security and legal are satisfied")
  others.find((one) => one.label === "Claims teams work in the new process")?.run?.()

  const there = [...store.tables.action.values()].filter((action) => action.milestone === LAST)
  expect(there.toSorted((a, b) => (a.position < b.position ? -1 : 1)).at(-1)?.id).toBe(REVIEW)
})

test("an errand is run once, by the page that knows it", () => {
  const { room, take } = offered("lead")
  take("Name a person: Northwind").run?.()

  expect(room.takeErrand("log_risk")).toBeNull()
  expect(room.takeErrand("name_stakeholder", "add_party")).toMatchObject({ party: id(11) })
  expect(room.takeErrand("name_stakeholder")).toBeNull()
})

test("the way out is offered to whoever is signed in, and to nobody else", async () => {
  const ways = () => outsideEntries([]).map((one) => one.label)
  expect(ways()).not.toContain("Sign out")

  const user = { id: "bo", name: "Bo Lindqvist", email: "bo@contoso.example", language: "en" }
  vi.stubGlobal("fetch", async () =>
    Response.json({ me: { user, organisations: [], demo: false, protocol: 1 } }),
  )
  await askWhoIAm()
  vi.unstubAllGlobals()

  expect(ways()).toContain("Sign out")
  expect(offered("viewer").labels).toContain("Sign out")
})
