/** The one socket of a tab: opened, said hello on, lost, opened again. It knows no streams and no commands. */
import { PROTOCOL } from "../generated/rows"
import { backOff } from "./back_off"
import type { Bye, ClientFrame, ServerFrame } from "./frames"
import type { Wire } from "./platform"

const CONNECT_WITHIN = 8_000
const STEADY_AFTER = 10_000
const ANSWER_WITHIN = 8_000
const DOUBTED_AFTER = 30_000

export interface Listener {
  /** The server said hello to this user: frames may be sent. */
  up?(user: string): void
  /** The socket was lost, or could not be opened (`attempt` counts from 1). */
  down?(attempt: number): void
  frame?(frame: ServerFrame): void
  otherProtocol?(protocol: number): void
  signedOut?(): void
}

export class Connection {
  #wire: Wire | null = null
  #listeners: readonly Listener[] = []
  #user: string | null = null
  #attempt = 0
  #since = 0
  #heard = 0
  #silence: ReturnType<typeof setTimeout> | undefined
  #wait: number | null = null
  #timer: ReturnType<typeof setTimeout> | undefined
  #stopped = true

  constructor(private readonly open: () => Wire) {}

  /** Whether the server has said hello and the socket is not known to be lost. */
  get isUp(): boolean {
    return this.#user !== null
  }

  /** Whether it was told not to try any more. */
  get isStopped(): boolean {
    return this.#stopped
  }

  /** Whether the last attempt failed, and none has worked since. */
  get isStruggling(): boolean {
    return !this.isUp && this.#attempt > 0
  }

  /** Be told; what is already so is told at once. */
  listen(listener: Listener): () => void {
    this.#listeners = [...this.#listeners, listener]
    if (this.#user !== null) listener.up?.(this.#user)
    return () => {
      this.#listeners = this.#listeners.filter((l) => l !== listener)
    }
  }

  start(): void {
    if (!this.#stopped) return
    this.#stopped = false
    this.#connect()
  }

  stop(): void {
    this.#stopped = true
    clearTimeout(this.#timer)
    this.#lost()
  }

  /** Hand a frame to the socket; false when there is none to hand it to. */
  send(frame: ClientFrame): boolean {
    if (!this.isUp) return false
    this.#wire?.send(JSON.stringify(frame))
    if (frame.t === "cmd") this.#silence ??= setTimeout(() => this.drop(), ANSWER_WITHIN)
    return true
  }

  /** The network is back, or somebody looks at the page: don't wait any longer. */
  retryNow(): void {
    if (this.#stopped || this.#wire) return
    this.#attempt = 0
    this.#connect()
  }

  /** The page slept, and the other end may be gone without a word: a wire that was silent is laid anew. */
  woke(): void {
    if (!this.isUp || Date.now() - this.#heard < DOUBTED_AFTER) return
    this.#attempt = 0
    this.#lost()
    this.#connect()
  }

  /** The network is gone: don't wait until the socket notices. */
  drop(): void {
    if (this.#wire) this.#again()
  }

  #connect(): void {
    clearTimeout(this.#timer)
    const wire = this.open()
    this.#wire = wire
    wire.onmessage = ({ data }) => this.#hear(wire, JSON.parse(data))
    wire.onclose = () => this.#wire === wire && this.#again()
    this.#timer = setTimeout(() => this.#wire === wire && this.#again(), CONNECT_WITHIN)
  }

  #hear(wire: Wire, frame: ServerFrame): void {
    if (this.#wire !== wire) return
    this.#heard = Date.now()
    this.#endSilence()
    if (frame.t === "hello") this.#greeted(frame.protocol, frame.user)
    else if (frame.t === "bye") this.#dismissed(frame)
    else this.#tell((l) => l.frame?.(frame))
  }

  #greeted(protocol: number, user: string): void {
    clearTimeout(this.#timer)
    if (protocol !== PROTOCOL) {
      this.stop()
      this.#tell((l) => l.otherProtocol?.(protocol))
      return
    }
    this.#user = user
    this.#since = Date.now()
    this.#tell((l) => l.up?.(user))
  }

  #dismissed({ code, after }: Bye): void {
    this.#wait = after * 1000
    if (code !== "signed_out") return
    this.stop()
    this.#tell((l) => l.signedOut?.())
  }

  #again(): void {
    const steady = this.isUp && Date.now() - this.#since > STEADY_AFTER
    this.#attempt = steady ? 0 : this.#attempt
    const wait = (this.#wait ?? 0) * (1 + Math.random()) + backOff(this.#attempt, Math.random())
    this.#wait = null
    this.#attempt += 1
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => this.#connect(), wait)
    this.#lost()
  }

  #lost(): void {
    const wire = this.#wire
    this.#wire = null
    this.#user = null
    this.#endSilence()
    wire?.close()
    this.#tell((l) => l.down?.(this.#attempt))
  }

  #endSilence(): void {
    clearTimeout(this.#silence)
    this.#silence = undefined
  }

  #tell(what: (listener: Listener) => void): void {
    for (const listener of this.#listeners) what(listener)
  }
}
