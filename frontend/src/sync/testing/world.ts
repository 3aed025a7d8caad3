/** Several people with several tabs on one room, and time that passes only when told. */
import { vi } from "vitest"
import type { Command, Rejection } from "../command"
import type { RoomEvent } from "../fold"
import { type Audience, OpenStream } from "../open_stream"
import { Sync } from "../sync"
import { FakeTab, Profile } from "./browser"
import { type ModelServer, ROOM } from "./model_server"

/** One open tab with the room in it. */
export class Visit implements Audience {
  readonly tab: FakeTab
  readonly sync: Sync
  readonly room: OpenStream
  readonly refusals: { command: Command; why: Rejection }[] = []
  readonly seen: RoomEvent[] = []

  constructor(
    server: ModelServer,
    readonly profile: Profile,
    readonly user: string,
  ) {
    this.tab = new FakeTab(profile, server, user)
    this.sync = new Sync(this.tab)
    this.sync.start()
    this.room = new OpenStream(`rooms/${ROOM}`, this.sync, this)
    void this.room.open()
  }

  changed(): void {}

  already(): void {}

  saw(event: RoomEvent): void {
    this.seen.push(event)
  }

  refused(command: Command, _rows: readonly string[], why: Rejection): void {
    this.refusals.push({ command, why })
  }

  /** The commands without an answer, as the page draws them. */
  get waiting(): Command[] {
    return this.sync.own?.courier.waiting(this.room.stream) ?? []
  }

  /** The tab ends; what it stored stays. */
  end(): Promise<void> {
    this.tab.isGone = true
    return this.sync.close()
  }
}

export function visit(server: ModelServer, user = "ada", profile = new Profile()): Visit {
  return new Visit(server, profile, user)
}

/** Timers and dates stand still; the database goes on. */
export function stopTime(): void {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "Date"], now: new Date("2026-03-02T09:00:00Z") })
}

/** Let everything that needs no time happen: promises, the database, channels. */
export async function settle(turns = 12): Promise<void> {
  for (let n = 0; n < turns; n += 1) await new Promise((resolve) => setImmediate(resolve))
}

/** Let time pass, a little at a time, with everything carried at once. */
export async function pass(server: ModelServer, milliseconds: number): Promise<void> {
  for (let passed = 0; passed < milliseconds; passed += 500) {
    await vi.advanceTimersByTimeAsync(500)
    server.carryAll()
    await settle(4)
    server.carryAll()
  }
  await settle()
  server.carryAll()
  await settle()
}
