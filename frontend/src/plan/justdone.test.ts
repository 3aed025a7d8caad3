import { fireEvent, render, screen } from "@testing-library/svelte"
import { tick } from "svelte"
import { afterEach, beforeAll, beforeEach, expect, test, vi } from "vitest"
import { RoomView } from "../app/view.svelte"
import { id } from "../dev/fixtures"
import { MemoryRoom } from "../dev/memory.svelte"
import Stage from "../dev/Stage.svelte"
import { contoso } from "../dev/scripts"
import { speak } from "../text/text.svelte"
import NextForYou from "./NextForYou.svelte"
import { outline } from "./outline"
import { PlanView } from "./planview.svelte"

const TODAY = "2026-03-17"
const BO = id(20)

beforeAll(() => speak("en"))
beforeEach(() => vi.useFakeTimers())
afterEach(() => vi.useRealTimers())

/** The bar as Bo has it, and how many steps are done. */
function draw(): () => number {
  const room = new RoomView("contoso", new MemoryRoom("contoso", contoso(TODAY), BO), () => "")
  room.now = new Date(`${TODAY}T09:00:00Z`)
  const given = { stones: outline(room.tables) }
  render(Stage, { room, plan: new PlanView(), component: NextForYou as never, given })
  const done = () => [...room.tables.action.values()].filter((action) => action.state === "done").length
  const before = done()
  return () => done() - before
}

async function press(name: string): Promise<void> {
  await fireEvent.click(screen.getByRole("button", { name }))
  await tick()
}

async function wait(milliseconds: number): Promise<void> {
  await vi.advanceTimersByTimeAsync(milliseconds)
  await tick()
}

test("a double-click ticks one step, and neither the next one nor takes it back", async () => {
  const ticked = draw()
  const first = screen.getByRole("link").textContent

  await press("Mark done")
  await press("Undo")

  expect(ticked()).toBe(1)
  expect(screen.getByRole("link")).toHaveTextContent(first ?? "")
  expect(screen.getByRole("status")).toHaveTextContent(`“${first}” is done.`)
})

test("what was just done can be taken back where it was done", async () => {
  const ticked = draw()
  const first = screen.getByRole("link").textContent

  await press("Mark done")
  await wait(900)
  await press("Undo")

  expect(ticked()).toBe(0)
  expect(screen.getByRole("link")).toHaveTextContent(first ?? "")
  expect(screen.getByRole("status")).toHaveTextContent(/^$/)
})

test("the next step comes after two seconds, and takes no click in the moment in which it comes", async () => {
  const ticked = draw()
  const first = screen.getByRole("link").textContent

  await press("Mark done")
  await wait(2100)
  expect(screen.getByRole("link")).not.toHaveTextContent(first ?? "")
  await press("Mark done")
  expect(ticked()).toBe(1)

  await wait(600)
  await press("Mark done")
  expect(ticked()).toBe(2)
})

test("the next step comes at once when the pointer leaves, but not when a finger does", async () => {
  draw()
  const first = screen.getByRole("link").textContent
  const leave = (pointerType: string) => {
    const event = new MouseEvent("pointerleave")
    Object.assign(event, { pointerType })
    return fireEvent(screen.getByRole("region"), event)
  }

  await press("Mark done")
  await leave("touch")
  expect(screen.getByRole("link")).toHaveTextContent(first ?? "")
  await leave("mouse")
  expect(screen.getByRole("link")).not.toHaveTextContent(first ?? "")
})

test("the keyboard stays on the button, and a key that is held down presses it once", async () => {
  draw()
  const button = screen.getByRole("button")
  button.focus()

  await press("Mark done")

  expect(screen.getByRole("button", { name: "Undo" })).toBe(button)
  expect(button).toHaveFocus()
  expect(await fireEvent.keyDown(button, { key: "Enter", repeat: true })).toBe(false)
})
