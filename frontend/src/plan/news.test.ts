import { beforeEach, expect, test, vi } from "vitest"
import type { EventNote } from "../app/room"
import { News, newsOf } from "./news.svelte"

const isMe = (actor: string | null): boolean => actor === "bo"

function note(seq: number, actor: string, rows: string[], missed = false): EventNote {
  return { seq, kind: "action.completed", actor, at: "", rows, missed }
}

beforeEach(() => void vi.useFakeTimers())

test("what others changed is marked until it was looked at, what I changed is not", () => {
  const news = new News()
  const notes = [note(1, "ada", ["a"]), note(2, "bo", ["b"]), note(3, "ada", ["c"], true)]

  news.hear(notes, isMe)
  expect(["a", "b", "c"].filter((row) => news.isFresh(row))).toEqual(["a", "c"])

  news.seen("a")
  news.hear([...notes, note(4, "ada", ["d"])], isMe)
  expect(["a", "c", "d"].filter((row) => news.isFresh(row))).toEqual(["c", "d"])
})

test("initials pass by once, as it happens, and never for what was missed", () => {
  const news = new News()
  const notes = [note(1, "ada", ["a"]), note(2, "ada", ["b"], true)]
  news.hear(notes, isMe)
  expect(news.passing("a")?.seq).toBe(1)
  expect(news.passing("b")).toBeUndefined()

  vi.advanceTimersByTime(2000)
  news.hear(notes, isMe)

  expect(news.passing("a")).toBeUndefined()
})

test("marks outlive a visit to another room, and belong to theirs", () => {
  newsOf("rooms/claims").hear([note(1, "ada", ["a"])], isMe)

  expect(newsOf("rooms/plant").isFresh("a")).toBe(false)
  expect(newsOf("rooms/claims").isFresh("a")).toBe(true)
})
