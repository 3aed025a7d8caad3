import { render } from "@testing-library/svelte"
import { beforeAll, expect, test, vi } from "vitest"
import { RoomView } from "../app/view.svelte"
import { MemoryRoom } from "../dev/memory.svelte"
import Stage from "../dev/Stage.svelte"
import { contoso } from "../dev/scripts"
import { PlanView } from "../plan/planview.svelte"
import type { RoomEvent } from "../sync/fold"
import { speak } from "../text/text.svelte"
import HistoryList from "./HistoryList.svelte"

beforeAll(() => speak("en"))

test("an event by which two milestones of one name are reached tells of both", async () => {
  const lists = contoso("2026-03-17")
  const milestone = (lists.milestone ?? []).map((row) => ({ ...row, title: "Ready" }))
  const store = new MemoryRoom("contoso", { ...lists, milestone }, null)
  const data = { title: "Sign", reached: milestone.slice(0, 2).map((row) => row.id) }
  const event = {
    seq: 1,
    kind: "action.completed",
    actor: null,
    at: "2026-03-17T09:00:00Z",
    data,
    changes: [],
  }
  vi.stubGlobal("fetch", async () => Response.json([event as unknown as RoomEvent]))

  const room = new RoomView("contoso", store, () => "")
  const { findAllByText } = render(Stage, { room, plan: new PlanView(), component: HistoryList })

  expect(await findAllByText(/Ready/)).toHaveLength(2)
  vi.unstubAllGlobals()
})
