/** Carries commands to the server: at once where it can, again after every loss, until each has its answer. */
import { backOff } from "./back_off"
import { byAge, type Command, commandFrame, type Rejection } from "./command"
import type { Answer, ServerFrame } from "./frames"
import type { Outbox } from "./outbox"
import type { Connection } from "./socket"
import type { Tab, Told } from "./tab"

const SILENT_FOR = 30 * 24 * 3600 * 1000

/** How a command fares, for whoever draws it. */
export interface Watcher {
  /** It is on its way, from this tab or another. */
  added(command: Command): void
  /** It would survive the end of this tab. */
  stored(command: Command): void
  /** It took effect at `seq`; null: it was already so, or another tab heard that it was refused. */
  settled(command: Command, seq: number | null): void
  rejected(command: Command, why: Rejection): void
}

interface Parcel {
  readonly command: Command
  readonly stored: boolean
  /** How often it was handed to a socket. */
  readonly sent: number
}

export class Courier {
  readonly #parcels = new Map<string, Parcel>()
  readonly #rejected = new Map<string, Command>()
  readonly #watched = new Set<string>()
  /** Answered, though the database may not have forgotten them yet. */
  readonly #closed = new Set<string>()
  #latest = 0

  constructor(
    private readonly connection: Pick<Connection, "send">,
    private readonly outbox: Pick<Outbox, "keep" | "forget" | "all" | "adopt">,
    private readonly tab: Pick<Tab, "id" | "tell" | "whenGone">,
    private readonly watcher: Watcher,
  ) {}

  /** Take up what earlier tabs left behind. */
  async start(): Promise<void> {
    for (const command of await this.outbox.all()) this.#learn(command)
  }

  /** The commands of a stream that have no answer yet, oldest first. */
  waiting(stream: string): Command[] {
    return this.#unanswered().filter((command) => command.stream === stream)
  }

  /** The commands of a stream that did not take effect and whose author has not said "seen". */
  rejectedIn(stream: string): Command[] {
    return [...this.#rejected.values()].filter((command) => command.stream === stream)
  }

  isStored(id: string): boolean {
    return this.#parcels.get(id)?.stored ?? false
  }

  /** Now, and never the same or an earlier moment twice: the order of this tab's commands, whatever its clock does. */
  moment(): number {
    this.#latest = Math.max(Date.now(), this.#latest + 1)
    return this.#latest
  }

  /** Draw, send and keep a new command; none of the three waits for another. */
  submit(command: Command): void {
    this.#parcels.set(command.id, { command, stored: false, sent: 0 })
    this.watcher.added(command)
    this.#send(command)
    this.outbox.keep(command).then(
      () => this.#kept(command),
      () => this.#notKept(command),
    )
  }

  /** The connection is up: whatever has no answer goes out (again), oldest first. */
  connected(): void {
    for (const command of this.#unanswered()) {
      if (command.tab === this.tab.id) this.#send(command)
    }
  }

  /** What was sent and may have been answered by an event that nobody here saw goes out again. */
  ask(stream: string): void {
    for (const { command, sent } of this.#parcels.values()) {
      if (command.stream === stream && sent > 0) this.#send(command)
    }
  }

  hear(frame: ServerFrame): void {
    if (isAnswer(frame)) this.#answered(frame)
  }

  /** Its event was seen: that is an answer. It is deleted once `after` has happened. */
  confirmed(id: string, seq: number, after: Promise<unknown>): void {
    this.#settle(id, seq, after)
  }

  /** What another tab of the same user did. */
  overheard(told: Told): void {
    if (told.kind === "kept") this.#learn(told.command)
    if (told.kind !== "answered") return
    const parcel = this.#parcels.get(told.id)
    this.#close(told.id)
    if (parcel) this.watcher.settled(parcel.command, told.seq)
  }

  /** The author has seen that it was rejected. */
  dismiss(id: string): void {
    if (this.#rejected.delete(id)) this.outbox.forget(id).catch(() => undefined)
  }

  /** Send one that was too old to be sent silently. */
  sendAnyway(id: string): void {
    const command = this.#rejected.get(id)
    if (command?.rejected?.code !== "too_old") return
    this.#rejected.delete(id)
    this.#closed.delete(id)
    this.submit({ ...command, tab: this.tab.id, made: this.moment(), rejected: undefined })
  }

  #unanswered(): Command[] {
    return [...this.#parcels.values()].map((parcel) => parcel.command).sort(byAge)
  }

  #send(command: Command): void {
    const parcel = this.#parcels.get(command.id)
    if (!parcel || !this.connection.send(commandFrame(command))) return
    this.#parcels.set(command.id, { ...parcel, sent: parcel.sent + 1 })
  }

  #answered(answer: Answer): void {
    const parcel = this.#parcels.get(answer.id)
    if (!parcel) return
    if (answer.t === "done") this.#settle(answer.id, answer.seq)
    else if (answer.t === "already") this.#settle(answer.id, null)
    else if (answer.t === "refused") this.#reject(parcel.command, answer)
    else setTimeout(() => this.#send(parcel.command), backOff(parcel.sent, Math.random()))
  }

  #settle(id: string, seq: number | null, after: Promise<unknown> = Promise.resolve()): void {
    const parcel = this.#parcels.get(id)
    if (!parcel) return
    this.#close(id)
    this.#tellTwice(
      { kind: "answered", id, seq },
      after.catch(() => undefined).then(() => this.outbox.forget(id)),
    )
    this.watcher.settled(parcel.command, seq)
  }

  /** It is kept with its reason until its author has seen that, even in another tab on another day. */
  #reject(command: Command, { code, text, fields }: Rejection): void {
    const rejected = { code, text, fields }
    this.#close(command.id)
    this.#rejected.set(command.id, { ...command, rejected })
    this.#tellTwice(
      { kind: "answered", id: command.id, seq: null },
      this.outbox.keep({ ...command, rejected }),
    )
    this.watcher.rejected(command, rejected)
  }

  #close(id: string): void {
    this.#parcels.delete(id)
    this.#closed.add(id)
  }

  #kept(command: Command): void {
    const parcel = this.#parcels.get(command.id)
    if (!parcel) return
    this.#parcels.set(command.id, { ...parcel, stored: true })
    this.tab.tell({ kind: "kept", command })
    this.watcher.stored(command)
  }

  /** One that is on its way needs no keeping; one that is not would be lost unseen. */
  #notKept(command: Command): void {
    const parcel = this.#parcels.get(command.id)
    if (parcel?.sent === 0) this.#reject(command, { code: "not_kept", text: "", fields: {} })
  }

  /** Once at once; once more after it is written, for a tab that opened between and read what was there before. */
  #tellTwice(told: Told, written: Promise<void>): void {
    this.tab.tell(told)
    written.then(() => this.tab.tell(told)).catch(() => undefined)
  }

  #learn(command: Command): void {
    if (this.#closed.has(command.id) || this.#rejected.has(command.id)) return
    const tooOld = Date.now() - command.made > SILENT_FOR
    const rejected = command.rejected ?? (tooOld ? { code: "too_old", text: "", fields: {} } : undefined)
    const known = this.#parcels.get(command.id)
    if (known) this.#parcels.set(command.id, { ...known, command })
    else if (rejected) this.#show({ ...command, rejected })
    else this.#draw(command)
    if (!rejected && command.tab !== this.tab.id) this.#inherit(command.tab)
  }

  #show(command: Command & { readonly rejected: Rejection }): void {
    this.#rejected.set(command.id, command)
    this.watcher.rejected(command, command.rejected)
  }

  #draw(command: Command): void {
    this.#parcels.set(command.id, { command, stored: true, sent: 0 })
    this.watcher.added(command)
    this.watcher.stored(command)
  }

  #inherit(tab: string): void {
    if (this.#watched.has(tab)) return
    this.#watched.add(tab)
    this.tab.whenGone(tab, () => this.#adopt(tab))
  }

  /** Another tab may have been quicker, and be gone by now: so everything is looked at again. */
  async #adopt(from: string): Promise<void> {
    const adopted = await this.outbox.adopt(from, this.tab.id)
    for (const command of await this.outbox.all()) this.#learn(command)
    for (const command of adopted) {
      this.tab.tell({ kind: "kept", command })
      this.#send(command)
    }
  }
}

function isAnswer(frame: ServerFrame): frame is Answer {
  return frame.t !== undefined && ["done", "already", "refused", "unknown", "unavailable"].includes(frame.t)
}
