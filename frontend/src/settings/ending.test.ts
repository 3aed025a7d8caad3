import { render } from "@testing-library/svelte"
import { beforeAll, expect, test } from "vitest"
import { RoomView } from "../app/view.svelte"
import { MemoryRoom } from "../dev/memory.svelte"
import Stage from "../dev/Stage.svelte"
import { contoso } from "../dev/scripts"
import type { Part } from "../generated/rows"
import { PlanView } from "../plan/planview.svelte"
import { speak } from "../text/text.svelte"
import Ending from "./Ending.svelte"

beforeAll(async () => {
  await speak("en")
})

test("each side closes the room in its own words", () => {
  expect(endings("champion")).toEqual([
    "We bought from Northwind",
    "We chose otherwise",
    "Nothing was decided",
  ])
  expect(endings("seller_lead")[0]).toBe("They bought: won")
})

function endings(part: Part): (string | null)[] {
  const lists = contoso("2026-03-17")
  const me = lists.stakeholder?.find((card) => card.part === part)?.id ?? null
  const room = new RoomView("contoso", new MemoryRoom("contoso", lists, me), () => "")
  const given = { onended: () => undefined }
  const { container } = render(Stage, { room, plan: new PlanView(), component: Ending, given })
  return [...container.querySelectorAll("option")].slice(1).map((option) => option.textContent)
}
