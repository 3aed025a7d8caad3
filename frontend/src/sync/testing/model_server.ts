/** A server for tests, small enough to be believed: one shared room, its log, and the socket protocol. */
import { PROTOCOL } from "../../generated/rows"
import { type Change, fold, type RoomEvent, type State } from "../fold"
import type { Answer, ClientFrame, ServerFrame } from "../frames"
import type { Wire } from "../platform"
import { EMPTY, toLists } from "../tables"
import type { FakeTab, Network } from "./browser"
import { type Cmd, decide } from "./deciding"

export const ROOM = "8f14e45f-ceea-467f-9575-d6d4c9a1b000"
export const STREAM = `room/${ROOM}`
const MOST_FED = 12

/** One socket as the server has it; frames wait in both directions until they are carried. */
export class Line {
  readonly up: ClientFrame[] = []
  readonly down: ServerFrame[] = []
  isLive = false
  isOpen = true

  constructor(
    readonly wire: Wire,
    readonly tab: FakeTab,
  ) {}
}

export class ModelServer implements Network {
  epoch = "epoch-0"
  /** states[n] is the snapshot at n, of the present epoch. */
  readonly states: State[] = [{ epoch: this.epoch, seq: 0, tables: EMPTY }]
  readonly log: RoomEvent[] = []
  readonly lines = new Set<Line>()
  readonly requests: { answer: () => void }[] = []
  /** The commands whose answer reached a tab. */
  readonly answered = new Set<string>()
  /** The commands that a browser sent again although one of its tabs had the answer. */
  readonly sentInVain: string[] = []
  /** Where its visitors said they look, in the order they said it. */
  readonly places: (string | null)[] = []
  /** Set to answer the next decisions otherwise. */
  whim: "none" | "unknown" | "unknown_undone" = "none"
  isDown = false
  carriesAtOnce = false

  get head(): State {
    return this.states.at(-1) as State
  }

  socket(tab: FakeTab): Wire {
    const wire: Wire = {
      onopen: null,
      onmessage: null,
      onclose: null,
      send: (text) => {
        const frame = JSON.parse(text) as ClientFrame
        if (frame.t === "cmd" && this.answered.has(frame.id)) this.sentInVain.push(frame.id)
        line.up.push(frame)
        if (this.carriesAtOnce) queueMicrotask(() => this.carryAll())
      },
      close: () => this.cut(line),
    }
    const line = new Line(wire, tab)
    if (this.isDown || !tab.isOnline) queueMicrotask(() => this.cut(line))
    else {
      this.lines.add(line)
      this.#say(line, { t: "hello", protocol: PROTOCOL, user: tab.user })
    }
    return wire
  }

  fetch(tab: FakeTab, path: string): Promise<Response> {
    if (this.isDown) return Promise.reject(new TypeError("no server"))
    const body = JSON.stringify(this.#read(tab, path))
    const etag = `"${this.epoch}.${this.head.seq}.${PROTOCOL}.${tab.user}"`
    return new Promise((resolve) => {
      const answer = () =>
        resolve(new Response(body, { headers: { "content-type": "application/json", etag } }))
      if (this.carriesAtOnce) answer()
      else this.requests.push({ answer })
    })
  }

  /** Break a socket; whatever was on its way is lost. */
  cut(line: Line): void {
    if (!line.isOpen) return
    line.isOpen = false
    this.lines.delete(line)
    line.wire.onclose?.(new Event("close") as CloseEvent)
  }

  carryUp(line: Line): void {
    const frame = line.up.shift()
    if (frame && line.isOpen) this.#hear(line, frame)
  }

  carryDown(line: Line): void {
    const frame = line.down.shift()
    if (!frame || !line.isOpen) return
    if (frame.t === "done" || frame.t === "already" || frame.t === "refused") this.answered.add(frame.id)
    line.wire.onmessage?.(new MessageEvent("message", { data: JSON.stringify(frame) }))
  }

  /** Carry until nothing is on its way. */
  carryAll(): void {
    while (true) {
      const line = [...this.lines].find((l) => l.up.length + l.down.length > 0)
      const request = this.requests.shift()
      request?.answer()
      if (!line && !request) return
      if (line) this.carryUp(line)
      if (line) this.carryDown(line)
    }
  }

  /** Restored from a backup, or a person was erased: every cursor is void. */
  redrawEpoch(): void {
    this.epoch = `epoch-${Number(this.epoch.slice(6)) + 1}`
    const redrawn = this.states.map((state) => ({ ...state, epoch: this.epoch }))
    this.states.splice(0, this.states.length, ...redrawn)
    for (const line of [...this.lines]) this.cut(line)
  }

  /** Something another member did. */
  append(command: string, kind: string, changes: Change[], actor = "bo"): RoomEvent {
    const at = "2026-03-02T09:00:00.000000Z"
    const seq = this.head.seq + 1
    const event = { stream: STREAM, seq, v: 1, kind, actor, at, command, data: {}, changes }
    this.log.push(event)
    this.states.push(fold(this.head, event))
    for (const line of this.lines) if (line.isLive) this.#say(line, event)
    return event
  }

  #hear(line: Line, frame: ClientFrame): void {
    if (frame.t === "join") this.#join(line, frame.epoch, frame.seq)
    if (frame.t === "leave") line.isLive = false
    if (frame.t === "cmd") this.#obey(line, frame)
    if (frame.t === "here" && frame.place !== null) {
      this.places.push(frame.place)
      this.#say(line, { t: "here", stream: STREAM, who: [{ member: line.tab.user, place: frame.place }] })
    }
  }

  #join(line: Line, epoch: string, seq: number): void {
    line.isLive = false
    if (epoch !== this.epoch || seq > this.head.seq) this.#say(line, { t: "resync", stream: STREAM })
    else if (this.head.seq - seq > MOST_FED) this.#say(line, { t: "behind", stream: STREAM, after: seq })
    else this.#feed(line, seq)
  }

  #feed(line: Line, seq: number): void {
    for (const event of this.log.slice(seq)) this.#say(line, event)
    this.#say(line, { t: "joined", stream: STREAM, epoch: this.epoch, seq: this.head.seq })
    line.isLive = true
  }

  #obey(line: Line, cmd: Cmd): void {
    const whim = this.whim
    this.whim = "none"
    const answer = whim === "unknown_undone" ? null : this.#decide(line, cmd)
    if (whim !== "none") this.#say(line, { t: "unknown", id: cmd.id })
    else if (answer) this.#say(line, answer)
  }

  #decide(line: Line, cmd: Cmd): Answer | null {
    const known = this.log.find((event) => event.command === cmd.id)
    if (known) return { t: "done", id: cmd.id, stream: STREAM, seq: known.seq }
    const decided = decide(this.head, cmd)
    if (typeof decided === "string")
      return { t: "refused", id: cmd.id, kind: "conflict", code: decided, text: decided, fields: {} }
    if (decided.length === 0) return { t: "already", id: cmd.id }
    const { seq } = this.append(
      cmd.id,
      cmd.do === "complete_action" ? "action.completed" : "step.edited",
      decided,
      line.tab.user,
    )
    return line.isLive ? null : { t: "done", id: cmd.id, stream: STREAM, seq }
  }

  #read(tab: FakeTab, path: string): unknown {
    const [, after] = /events\?after=(\d+)$/.exec(path) ?? []
    if (path === "/api/me") return { user: { id: tab.user } }
    if (after !== undefined) return this.log.slice(Number(after)).slice(0, MOST_FED)
    const { seq, tables } = this.head
    return {
      stream: STREAM,
      epoch: this.epoch,
      seq,
      protocol: PROTOCOL,
      me: tab.user,
      tables: toLists(tables),
    }
  }

  #say(line: Line, frame: ServerFrame): void {
    line.down.push(frame)
    if (this.carriesAtOnce) queueMicrotask(() => this.carryAll())
  }
}
