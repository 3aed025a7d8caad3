import { fireEvent, render, screen } from "@testing-library/svelte"
import { flushSync } from "svelte"
import { beforeAll, beforeEach, expect, test, vi } from "vitest"
import { RoomView } from "../app/view.svelte"
import { id } from "../dev/fixtures"
import { MemoryRoom } from "../dev/memory.svelte"
import Stage from "../dev/Stage.svelte"
import { contoso } from "../dev/scripts"
import { speak } from "../text/text.svelte"
import OpenRoomDialog from "./OpenRoomDialog.svelte"
import { PlanView } from "./planview.svelte"

const ADA = id(21)
const CHANGED = "The draft changed while you were looking at it."

beforeAll(async () => {
  HTMLDialogElement.prototype.showModal = () => undefined
  await speak("en")
})

let store: MemoryRoom
let sent: { path: string; body: unknown }[]
let answer: () => Response

beforeEach(() => {
  store = new MemoryRoom("contoso", contoso("2026-03-17"), ADA)
  sent = []
  answer = () => Response.json({ result: "done" })
  vi.spyOn(globalThis, "fetch").mockImplementation(async (path, init) => {
    sent.push({ path: String(path), body: JSON.parse(String(init?.body)) })
    return answer()
  })
  const room = new RoomView("contoso", store, () => "")
  const given = { other: "buyer", onclose: () => undefined }
  render(Stage, { room, plan: new PlanView(), component: OpenRoomDialog as never, given })
})

function button(): HTMLElement {
  return screen.getByRole("button", { name: /^Open to/, hidden: true })
}

test("what is asked for is the draft as it is shown", async () => {
  store.delay = 0
  store.do("add_milestone", { title: "Board has agreed" })
  await vi.waitFor(() => expect(store.seq).toBe(2))

  await fireEvent.click(button())

  expect(sent).toEqual([{ path: "/api/deals/contoso/open-room", body: { seq: 2 } }])
})

test("a draft is not opened while a change of mine has no answer", async () => {
  expect(button()).toBeEnabled()
  store.delay = Infinity
  store.do("add_milestone", { title: "Board has agreed" })

  expect(await screen.findByText("Saving your last changes…")).toBeInTheDocument()
  expect(button()).toBeDisabled()
  await fireEvent.submit(button().closest("form") ?? button())

  expect(sent).toEqual([])
})

test("it can be opened once my last change is kept", async () => {
  store.delay = 30
  store.do("add_milestone", { title: "Board has agreed" })
  flushSync()
  expect(button()).toBeDisabled()

  await vi.waitFor(() => expect(button()).toBeEnabled())

  expect(screen.queryByText("Saving your last changes…")).toBeNull()
})

test("a draft that changed meanwhile is shown anew, and opened as it is then", async () => {
  const problem = { code: "draft_changed", detail: "", fields: {} }
  answer = () => Response.json(problem, { status: 409 })
  await fireEvent.click(button())
  expect(await screen.findByText(CHANGED, { exact: false })).toBeInTheDocument()

  store.delay = 0
  store.other("dan", "add_milestone", { title: "Dan’s addition" })
  expect(await screen.findByText("Dan’s addition")).toBeInTheDocument()
  await vi.waitFor(() => expect(button()).toBeEnabled())
  await fireEvent.click(button())

  expect(sent.map(({ body }) => body)).toEqual([{ seq: 1 }, { seq: 2 }])
})
