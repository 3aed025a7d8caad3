import { beforeAll, expect, test } from "vitest"
import { RoomView } from "../app/view.svelte"
import { id } from "../dev/fixtures"
import { MemoryRoom } from "../dev/memory.svelte"
import { contoso } from "../dev/scripts"
import type { RoomEvent } from "../sync/fold"
import { speak } from "../text/text.svelte"
import { lines } from "./lines"

const BO = id(20)
let room: RoomView

beforeAll(async () => {
  await speak("en")
  room = new RoomView("contoso", new MemoryRoom("contoso", contoso("2026-03-17"), BO), () => "")
})

function event(seq: number, kind: string, data: Record<string, unknown>, actor = BO): RoomEvent {
  return { seq, kind, actor, at: `2026-03-17T09:0${seq}:00Z`, data, changes: [] } as unknown as RoomEvent
}

test("the same said several times in a row is one line, where the newest stood", () => {
  const moved = (seq: number, title: string) => event(seq, "action.moved", { title })

  const told = lines(room, [moved(4, "Sign"), moved(3, "Sign"), moved(2, "Read"), moved(1, "Sign")])

  expect(told.map(({ seq, times }) => [seq, times])).toEqual([
    [4, 2],
    [2, 1],
    [1, 1],
  ])
})

test("whoever gives a reason is told of each time", () => {
  const sent = (seq: number) =>
    event(seq, "action.sent_back", { title: "Sign", reason: "Unsigned", round: 1 })

  expect(lines(room, [sent(2), sent(1)])).toHaveLength(2)
})

test("the same deed of two people is two lines", () => {
  const moved = (seq: number, actor: string) => event(seq, "action.moved", { title: "Sign" }, actor)

  expect(lines(room, [moved(2, BO), moved(1, id(21))])).toHaveLength(2)
})
