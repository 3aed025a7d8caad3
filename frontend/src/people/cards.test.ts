import { beforeAll, expect, test } from "vitest"
import { RoomView } from "../app/view.svelte"
import { MemoryRoom } from "../dev/memory.svelte"
import { contoso } from "../dev/scripts"
import type { Stakeholder } from "../generated/rows"
import { shortDay } from "../text/dates"
import { speak } from "../text/text.svelte"
import { awayOnWords, awayWords } from "./cards"

const away = (from: string | null, to: string | null) =>
  awayWords({ away_from: from, away_to: to, away_note: "" } as Stakeholder, "2026-03-17", shortDay)

beforeAll(() => speak("en"))

test("an absence without a last day goes on until somebody ends it", () => {
  expect(away("2026-03-02", null)).toContain("2 Mar")
  expect(away("2026-03-02", "2026-03-16")).toBeNull()
  expect(away("2026-03-02", "2026-03-17")).toContain("17 Mar")
  expect(away(null, null)).toBeNull()
})

test("whoever is away on the day that a step is due is said to be, until when", () => {
  const lists = contoso("2026-03-17")
  const people = (lists.stakeholder ?? []).map((card) => ({
    ...card,
    away_from: "2026-03-20",
    away_to: card.name === "Li Wei" ? "2026-04-04" : null,
  }))
  const room = new RoomView(
    "contoso",
    new MemoryRoom("contoso", { ...lists, stakeholder: people }, null),
    () => "",
  )
  room.now = new Date("2026-03-17T12:00:00Z")
  const idOf = (name: string) => people.find((card) => card.name === name)?.id ?? null

  expect(awayOnWords(room, idOf("Li Wei"), "2026-03-24")).toBe("Li is away until 4 Apr")
  expect(awayOnWords(room, idOf("Li Wei"), "2026-03-19")).toBeNull()
  expect(awayOnWords(room, idOf("Li Wei"), "2026-04-05")).toBeNull()
  expect(awayOnWords(room, idOf("Bo Lindqvist"), "2026-04-05")).toBe("Bo is away")
  expect(awayOnWords(room, null, "2026-04-05")).toBeNull()
})
