// @vitest-environment node
import { afterEach, beforeEach, expect, test, vi } from "vitest"
import type { Wire } from "./platform"
import { Connection } from "./socket"

class Plug implements Wire {
  onopen = null
  onmessage: Wire["onmessage"] = null
  onclose: Wire["onclose"] = null
  readonly sent: string[] = []

  send(text: string): void {
    this.sent.push(text)
  }

  close(): void {}

  say(frame: object): void {
    this.onmessage?.(new MessageEvent("message", { data: JSON.stringify(frame) }))
  }

  pull(): void {
    this.onclose?.(new Event("close") as CloseEvent)
  }
}

let plugs: Plug[]
let connection: Connection
let heard: string[]

beforeEach(() => {
  vi.useFakeTimers()
  vi.spyOn(Math, "random").mockReturnValue(1)
  plugs = []
  heard = []
  connection = new Connection(() => {
    plugs.push(new Plug())
    return last()
  })
  connection.listen({
    up: (user) => heard.push(`up ${user}`),
    down: (attempt) => heard.push(`down ${attempt}`),
    otherProtocol: (protocol) => heard.push(`protocol ${protocol}`),
    signedOut: () => heard.push("signed out"),
  })
  connection.start()
})

afterEach(() => vi.useRealTimers())

test("nothing is sent before the hello", () => {
  expect(connection.send({ t: "home" })).toBe(false)
  hello()
  expect(connection.send({ t: "home" })).toBe(true)
  expect(last().sent).toEqual(['{"t":"home"}'])
})

test("each failure makes the next attempt wait twice as long", () => {
  const waits = [400, 800, 1600, 3200].map((wait) => {
    last().pull()
    vi.advanceTimersByTime(wait - 1)
    const before = plugs.length
    vi.advanceTimersByTime(1)
    return plugs.length - before
  })

  expect(waits).toEqual([1, 1, 1, 1])
})

test("no wait grows beyond twenty seconds", () => {
  for (let n = 0; n < 30; n += 1) {
    last().pull()
    vi.advanceTimersByTime(20_000)
  }
  last().pull()
  const before = plugs.length

  vi.advanceTimersByTime(19_999)
  expect(plugs).toHaveLength(before)
  vi.advanceTimersByTime(1)

  expect(plugs).toHaveLength(before + 1)
})

test("a network that comes back is used at once", () => {
  for (let n = 0; n < 6; n += 1) {
    last().pull()
    vi.advanceTimersByTime(20_000)
  }
  last().pull()
  const before = plugs.length

  connection.retryNow()

  expect(plugs).toHaveLength(before + 1)
})

test("a command without an answer shows that the wire is dead", () => {
  hello()
  connection.send(wish)
  vi.advanceTimersByTime(7_999)
  expect(connection.isUp).toBe(true)

  vi.advanceTimersByTime(1 + 400)

  expect([connection.isUp, plugs.length]).toEqual([false, 2])
})

test("any word from the server shows that the wire is alive", () => {
  hello()
  connection.send(wish)
  last().say({ t: "here", stream: "room/r", who: [] })

  vi.advanceTimersByTime(60_000)

  expect([connection.isUp, plugs.length]).toEqual([true, 1])
})

test("a page that slept lays a silent wire anew at once", () => {
  hello()
  vi.advanceTimersByTime(31_000)

  connection.woke()
  expect([connection.isUp, plugs.length]).toEqual([false, 2])
  hello()

  expect(heard).toEqual(["up bo", "down 0", "up bo"])
})

test("a wire that was heard a moment ago is kept after a sleep", () => {
  hello()
  vi.advanceTimersByTime(25_000)
  last().say({ t: "hint", rooms: [] })
  vi.advanceTimersByTime(25_000)

  connection.woke()

  expect(plugs).toHaveLength(1)
})

test("a server that restarts is left alone for as long as it asks", () => {
  hello()
  last().say({ t: "bye", code: "restart", after: 5 })
  last().pull()

  vi.advanceTimersByTime(9_900)
  expect(plugs).toHaveLength(1)
  vi.advanceTimersByTime(600)
  expect(plugs).toHaveLength(2)
})

test("who was signed out does not knock again", () => {
  hello()
  last().say({ t: "bye", code: "signed_out", after: 0 })
  last().pull()
  vi.advanceTimersByTime(120_000)

  expect(plugs).toHaveLength(1)
  expect(heard.at(-1)).toBe("signed out")
})

test("a socket that never says hello is given up", () => {
  vi.advanceTimersByTime(8_000 + 400)

  expect(plugs).toHaveLength(2)
})

test("what a lost socket still says is not heard", () => {
  const [first] = plugs
  last().pull()
  vi.advanceTimersByTime(400)

  first?.say({ t: "hello", protocol: 1, user: "bo" })

  expect(heard).toEqual(["down 1"])
})

test("another protocol ends the connection", () => {
  last().say({ t: "hello", protocol: 2, user: "bo" })

  expect(connection.isUp).toBe(false)
  expect(heard.at(-1)).toBe("protocol 2")
})

const wish = { t: "cmd", id: "c", stream: "room/r", do: "complete_action", v: 1, args: {} } as const

function last(): Plug {
  return plugs.at(-1) as Plug
}

function hello(): void {
  last().say({ t: "hello", protocol: 1, user: "bo" })
}
