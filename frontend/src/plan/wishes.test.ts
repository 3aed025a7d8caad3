import { expect, test, vi } from "vitest"
import { RoomView } from "../app/view.svelte"
import { id } from "../dev/fixtures"
import { MemoryRoom } from "../dev/memory.svelte"
import { contoso } from "../dev/scripts"
import { toggle } from "./wishes"

const BO = id(20)

function ticked(status: "live" | "offline"): unknown {
  const store = new MemoryRoom("contoso", contoso("2026-03-17"), BO)
  store.status = status
  const view = new RoomView("contoso", store, () => "user")
  view.now = new Date("2026-03-18T12:00:00Z")
  const asked = vi.spyOn(store, "do")
  const step = [...view.tables.action.values()].find(
    (action) => action.state === "open" && view.may("complete_action", action),
  )
  if (step) toggle(view, step)
  return asked.mock.calls[0]?.[1]
}

test("the day of a tick is the server's to say; only one that travels later brings its own", () => {
  expect(ticked("live")).not.toHaveProperty("finished")
  expect(ticked("offline")).toMatchObject({ finished: "2026-03-18" })
})
