// @vitest-environment node
/** The law of the replica under everything that can go wrong at once, from seeds that replay. */
import "fake-indexeddb/auto"
import { afterEach, beforeEach, expect, test, vi } from "vitest"
import type { ClientFrame } from "./frames"
import { toLists } from "./tables"
import { Profile } from "./testing/browser"
import { type Line, ModelServer } from "./testing/model_server"
import { pass, settle, stopTime, Visit, visit } from "./testing/world"

const SEEDS = Number(process.env.SYNC_SEEDS ?? 12)
const STEPS = Number(process.env.SYNC_STEPS ?? 300)

beforeEach(() => stopTime())
afterEach(() => vi.useRealTimers())

for (let seed = 1; seed <= SEEDS; seed += 1) {
  test(`every replica is always a snapshot and they all come together (seed ${seed})`, async () => {
    const storm = new Storm(seed)
    vi.spyOn(Math, "random").mockImplementation(() => storm.chance())
    vi.spyOn(crypto, "randomUUID").mockImplementation(() => storm.uuid())

    for (let step = 0; step < STEPS; step += 1) {
      await storm.blow()
      storm.check()
    }

    await storm.calm()
    storm.checkTogether()
    await storm.end()
  })
}

class Storm {
  readonly server = new ModelServer()
  readonly submitted = new Set<string>()
  readonly highest = new Map<Visit, { epoch: string; seq: number }>()
  visits: Visit[]
  #state: number

  constructor(seed: number) {
    this.#state = seed * 7919
    const ada = new Profile()
    this.visits = [visit(this.server, "ada", ada), visit(this.server, "ada", ada), visit(this.server, "bo")]
  }

  /** From 0 to 1, the same for the same seed. */
  chance(): number {
    this.#state = (this.#state + 0x6d2b79f5) | 0
    let mixed = Math.imul(this.#state ^ (this.#state >>> 15), 1 | this.#state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }

  uuid(): ReturnType<typeof crypto.randomUUID> {
    const digits = () =>
      Math.floor(this.chance() * 2 ** 32)
        .toString(16)
        .padStart(8, "0")
    const [a, b, c] = [digits(), digits(), digits()]
    return `${a}-${b.slice(0, 4)}-4${b.slice(5)}-8${c.slice(5)}-${c}${digits().slice(0, 4)}`
  }

  /** One thing happens. */
  async blow(): Promise<void> {
    const dice = this.chance()
    if (dice < 0.55) this.carry()
    else if (dice < 0.65) this.server.requests.splice(this.upTo(this.server.requests.length), 1)[0]?.answer()
    else if (dice < 0.77) this.wish()
    else if (dice < 0.8) this.server.whim = this.chance() < 0.5 ? "unknown" : "unknown_undone"
    else if (dice < 0.83) this.cut()
    else if (dice < 0.86) this.someone().tab.connect(this.chance() < 0.7)
    else if (dice < 0.96) await vi.advanceTimersByTimeAsync(this.upTo(3000))
    else if (dice < 0.975) await this.reopen()
    else if (dice < 0.98) this.server.redrawEpoch()
    else this.server.append(crypto.randomUUID(), "action.started", [])
    await settle(2)
  }

  carry(): void {
    const busy = [...this.server.lines].filter((line) => line.up.length + line.down.length > 0)
    const line = busy[this.upTo(busy.length)]
    if (!line) return
    if (this.chance() < 0.5) this.send(line)
    else this.server.carryDown(line)
  }

  send(line: Line): void {
    const frame: ClientFrame | undefined = line.up[0]
    this.server.carryUp(line)
    // A frame may come twice: the server cannot tell it from one sent again after a loss.
    if (frame?.t === "cmd" && this.chance() < 0.1) line.up.unshift(frame)
  }

  cut(): void {
    const lines = [...this.server.lines]
    const line = lines[this.upTo(lines.length)]
    if (line) this.server.cut(line)
  }

  wish(): void {
    const { room, sync } = this.someone()
    if (!sync.own || !room.confirmed) return
    const actions = [...room.confirmed.tables.action.values()]
    const action = actions[this.upTo(actions.length)]
    const dice = this.chance()
    if (!action || dice < 0.3) this.submitted.add(room.do("add_action", { title: `Action ${dice}` }))
    else if (dice < 0.6) this.submitted.add(room.do("complete_action", { step_id: action.id, round: 1 }))
    else {
      const words = { set: { title: `Title ${dice}` }, was: { title: action.title } }
      this.submitted.add(room.do("edit_step", { step_id: action.id, ...words }))
    }
  }

  async reopen(): Promise<void> {
    const gone = this.someone()
    // A tick that never reached the disk is lost with its tab, and was never shown as kept.
    await settle(30)
    await gone.end()
    this.visits = this.visits.map((v) => (v === gone ? new Visit(this.server, gone.profile, gone.user) : v))
  }

  check(): void {
    for (const visit of this.visits) {
      const held = visit.room.confirmed
      if (!held) continue
      expect(toLists(held.tables)).toEqual(toLists(this.server.states[held.seq]?.tables ?? held.tables))
      const before = this.highest.get(visit)
      if (before?.epoch === held.epoch) expect(held.seq).toBeGreaterThanOrEqual(before.seq)
      this.highest.set(visit, held)
    }
  }

  /** The network is whole again and time passes. */
  async calm(): Promise<void> {
    this.server.whim = "none"
    for (const visit of this.visits) visit.tab.connect(true)
    await pass(this.server, 60_000)
  }

  checkTogether(): void {
    for (const visit of this.visits) {
      expect(visit.room.status).toBe("live")
      expect(visit.room.confirmed).toEqual(this.server.head)
      expect(visit.waiting).toEqual([])
      expect(visit.room.tables).toEqual(this.server.head.tables)
    }
    const commands = this.server.log.map((event) => event.command)
    expect(new Set(commands).size).toBe(commands.length)
    expect(
      [...this.submitted].filter((id) => !commands.includes(id) && !this.server.answered.has(id)),
    ).toEqual([])
    expect(this.server.sentInVain).toEqual([])
  }

  async end(): Promise<void> {
    for (const visit of this.visits) await visit.end()
  }

  someone(): Visit {
    return this.visits[this.upTo(this.visits.length)] as Visit
  }

  upTo(n: number): number {
    return Math.floor(this.chance() * n)
  }
}
