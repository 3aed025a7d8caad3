/** The engine of one tab: its socket, its user, its outbox and its cache, shared by every open stream. */
import { PROTOCOL } from "../generated/rows"
import { Cache } from "./cache"
import type { Command, Rejection } from "./command"
import { Courier } from "./courier"
import { Database } from "./database"
import type { ServerFrame } from "./frames"
import { Outbox } from "./outbox"
import { browser, type Platform } from "./platform"
import { Session } from "./session"
import { Connection } from "./socket"
import { Tab, type Told } from "./tab"

const RELOADED = "cairn.reloaded"

/** What an open stream is told. */
export interface Member {
  readonly stream: string
  up(): void
  down(): void
  frame(frame: ServerFrame): void
  added(command: Command): void
  settled(command: Command, seq: number | null): void
  rejected(command: Command, why: Rejection): void
  /** Nothing can go on here: signed out, or this page is older than the server. */
  over(): void
  refresh(): void
}

/** What belongs to the user, and comes to be once the user is known. */
interface Own {
  readonly user: string
  readonly tab: Tab
  readonly cache: Cache
  readonly courier: Courier
}

export class Sync {
  readonly connection: Connection
  readonly session: Session
  readonly database: Database
  readonly #members = new Set<Member>()
  #own: Own | null = null
  #whenOver: () => void = () => undefined

  constructor(readonly platform: Platform) {
    this.connection = new Connection(() => platform.socket())
    this.session = new Session(platform)
    this.database = new Database(platform.databases)
  }

  /** The user's own part; null until it is known who that is. */
  get own(): Own | null {
    return this.#own
  }

  start(): void {
    this.connection.listen({
      up: (user) => this.#up(user),
      down: (attempt) => this.#down(attempt),
      frame: (frame) => this.#hear(frame),
      otherProtocol: (protocol) => this.#otherProtocol(protocol),
      signedOut: () => void this.signedOut(),
    })
    this.platform.watch(
      (reachable) => this.#watched(reachable),
      () => this.connection.woke(),
    )
    this.connection.start()
  }

  /** Tell an open stream from now on. */
  enter(member: Member): () => void {
    this.#members.add(member)
    return () => this.#members.delete(member)
  }

  /** Run when the server says that nobody is signed in here. */
  onSignedOut(run: () => void): void {
    this.#whenOver = run
  }

  /** The server says who is signed in; where this page acts for somebody else it starts anew. */
  signedInAs(user: string): void {
    const before = this.session.remembered
    const wiped = before === null || before === user ? null : new Cache(this.database, before).wipeAll()
    if (!this.session.is(user)) {
      this.session.forget()
      void Promise.resolve(wiped).finally(() => this.platform.reload())
    } else this.#begin(user)
  }

  /** Nobody is signed in any more: the offline copies go; commands wait for the same user. */
  async signedOut(): Promise<void> {
    this.connection.stop()
    const user = this.session.user ?? this.session.remembered
    this.session.forget()
    this.#own?.tab.tell({ kind: "signed_out" })
    this.#over()
    if (user !== null) await new Cache(this.database, user).wipeAll().catch(() => undefined)
    this.#whenOver()
  }

  /** Let go of everything, as the end of a tab does. */
  async close(): Promise<void> {
    this.connection.stop()
    this.#own?.tab.close()
    await this.database.close()
  }

  #begin(user: string): void {
    if (this.#own) return
    const tab = new Tab(this.platform, user, (told) => this.#overhear(told))
    const watcher = {
      added: (command: Command) => this.#tell(command.stream, (m) => m.added(command)),
      stored: (command: Command) => this.#tell(command.stream, (m) => m.refresh()),
      settled: (command: Command, seq: number | null) =>
        this.#tell(command.stream, (m) => m.settled(command, seq)),
      rejected: (command: Command, why: Rejection) =>
        this.#tell(command.stream, (m) => m.rejected(command, why)),
    }
    const courier = new Courier(this.connection, new Outbox(this.database, user), tab, watcher)
    this.#own = { user, tab, courier, cache: new Cache(this.database, user) }
    courier.start().catch(() => undefined)
  }

  #up(user: string): void {
    this.platform.storage.removeItem(RELOADED)
    this.signedInAs(user)
    if (this.#own?.user !== user) return
    for (const member of this.#members) member.up()
    this.#own.courier.connected()
  }

  #down(attempt: number): void {
    for (const member of this.#members) member.down()
    if (this.connection.isStopped) return
    if (attempt === 1 || attempt % 4 === 0) void this.#ask()
  }

  /** A socket that cannot be opened does not say why; the door beside it does. */
  async #ask(): Promise<void> {
    const answer = await this.platform.fetch("/api/me").catch(() => null)
    if (answer?.status === 401) return this.signedOut()
    if (answer?.ok) return this.signedInAs(((await answer.json()) as { user: { id: string } }).user.id)
    this.session.unreachable()
    if (this.session.user !== null) this.#begin(this.session.user)
  }

  #hear(frame: ServerFrame): void {
    this.#own?.courier.hear(frame)
    if ("stream" in frame) this.#tell(frame.stream, (m) => m.frame(frame))
  }

  #overhear(told: Told): void {
    if (told.kind === "signed_out") this.platform.reload()
    else this.#own?.courier.overheard(told)
  }

  #watched(reachable: boolean): void {
    if (reachable) this.connection.retryNow()
    else this.connection.drop()
    for (const member of this.#members) member.refresh()
  }

  /** Reload once to get the page of that protocol; if that did not help, stop rather than turn in circles. */
  #otherProtocol(protocol: number): void {
    const tried = this.platform.storage.getItem(RELOADED)
    this.platform.storage.setItem(RELOADED, `${PROTOCOL}>${protocol}`)
    if (tried === `${PROTOCOL}>${protocol}`) this.#over()
    else this.platform.reload()
  }

  #over(): void {
    for (const member of this.#members) member.over()
  }

  #tell(stream: string, what: (member: Member) => void): void {
    for (const member of this.#members) if (member.stream === stream) what(member)
  }
}

let ours: Sync | undefined

/** Nobody is signed in here, or no longer: what was kept to be read offline goes. */
export function forgetEverything(): Promise<void> {
  return (ours ?? new Sync(browser)).signedOut()
}

/** The engine of this tab, started at first use. */
export function sync(): Sync {
  if (!ours) {
    ours = new Sync(browser)
    ours.start()
  }
  return ours
}
