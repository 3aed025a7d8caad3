import { beforeAll, expect, test } from "vitest"
import { RoomView } from "../app/view.svelte"
import { id } from "../dev/fixtures"
import { MemoryRoom } from "../dev/memory.svelte"
import { contoso } from "../dev/scripts"
import type { Change, RoomEvent } from "../sync/fold"
import { reachedWords, sentence } from "./sentences"
import { speak } from "./text.svelte"

const BO = id(20)
const ADA =
  [...(contoso("2026-03-17").stakeholder ?? [])].find(({ part }) => part === "seller_lead")?.id ?? null
const view = new RoomView("contoso", new MemoryRoom("contoso", contoso("2026-03-17"), BO), () => "user")
view.now = new Date("2026-03-17T12:00:00Z")

function event(kind: string, data: Record<string, unknown>, changes: Change[] = []): RoomEvent {
  return {
    stream: "s",
    seq: 2,
    v: 1,
    kind,
    actor: BO,
    at: "2026-03-17T09:00:00Z",
    command: "c",
    data,
    changes,
  }
}

beforeAll(() => speak("en"))

test("a tick is told with the name of the person and of the step", () => {
  const told = sentence(view, event("action.completed", { title: "Legal review" }))
  expect(told).toEqual({ words: "Bo Lindqvist completed “Legal review”", aside: "" })
})

test("what the seller won, the buyer reads as bought", () => {
  const seller = new RoomView("contoso", new MemoryRoom("contoso", contoso("2026-03-17"), ADA), () => "user")
  const closed = event("room.closed", { outcome: "won" })

  expect(sentence(view, closed).words).toBe("Bo Lindqvist closed the room: bought")
  expect(sentence(seller, closed).words).toBe("Bo Lindqvist closed the room: won")
})

test("a moved date tells from, to and why; a first date only to", () => {
  const data = { title: "Legal review", reason: "approval_held", words: "Committee meets later." }
  const change: Change = {
    table: "action",
    id: id(301),
    set: { due: "2026-03-24" },
    was: { due: "2026-03-20" },
  }
  expect(sentence(view, event("step.scheduled", data, [change]))).toEqual({
    words: "Bo Lindqvist moved “Legal review” from 20 Mar to 24 Mar",
    aside: "Approval held by a department: Committee meets later.",
  })
  const first = { ...change, was: { due: null } }
  expect(sentence(view, event("step.scheduled", { title: "Legal review" }, [first])).words).toBe(
    "Bo Lindqvist set the date of “Legal review” to 24 Mar",
  )
})

test("what was undone is named", () => {
  const told = sentence(view, event("change.undone", { undone: "action.moved", title: "Legal review" }))
  expect(told.words).toBe("Bo Lindqvist undid a change: moving “Legal review”")
})

test("in Japanese people are さん, and what is no person is not", async () => {
  await speak("ja")
  const done = event("action.completed", { title: "契約" })

  expect(sentence(view, done).words).toContain("Bo Lindqvistさんが")
  expect(sentence(view, { ...done, actor: null }).words).not.toContain("さん")
  expect(sentence(view, { ...done, actor: "gone" }).words).not.toContain("さん")
  await speak("en")
})

test("a kind nobody has words for still makes a sentence", () => {
  expect(sentence(view, event("moon.landed", {})).words).toBe("Bo Lindqvist changed something in this room")
})

test("reaching a milestone is a sentence of its own", () => {
  expect(reachedWords(view, event("action.completed", { reached: [id(200)] }))).toEqual([
    "Milestone reached: Teams agree on the new process",
  ])
})
