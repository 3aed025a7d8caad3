import { render } from "@testing-library/svelte"
import { beforeAll, expect, test } from "vitest"
import { RoomView } from "../app/view.svelte"
import { MemoryRoom } from "../dev/memory.svelte"
import Stage from "../dev/Stage.svelte"
import { contoso } from "../dev/scripts"
import type { Measure } from "../generated/rows"
import { speak } from "../text/text.svelte"
import { PlanView } from "./planview.svelte"
import StoryHead from "./StoryHead.svelte"

beforeAll(() => speak("en"))

test("two measures in the same words both stand in the story", () => {
  const lists = contoso("2026-03-17")
  const one = {
    ...(lists.measure?.[0] as Measure),
    id: "m-1",
    name: "Calls",
    from_value: "",
    to_value: "",
    by: null,
  }
  const store = new MemoryRoom("contoso", { ...lists, measure: [one, { ...one, id: "m-2" }] }, null)
  const room = new RoomView("contoso", store, () => "")

  const { getAllByText } = render(Stage, {
    room,
    plan: new PlanView(),
    component: StoryHead,
    given: { stones: [] },
  })

  expect(getAllByText("Calls")).toHaveLength(2)
})
