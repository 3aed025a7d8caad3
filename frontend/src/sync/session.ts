/** Whose rows and commands these are: the user the server greets, or, out of its reach, the last one it greeted. */
import type { Platform } from "./platform"

const KEY = "cairn.user"

export class Session {
  #resolve: (user: string) => void = () => undefined
  #user: string | null = null
  /** The user, as soon as there is a reason to believe it. */
  readonly known = new Promise<string>((resolve) => {
    this.#resolve = resolve
  })

  constructor(private readonly platform: Pick<Platform, "storage">) {}

  /** The user in whose name this page acts; null until known. */
  get user(): string | null {
    return this.#user
  }

  /** The user whom this browser last served; null if there is none, or nothing may be stored. */
  get remembered(): string | null {
    return this.#quietly(() => this.platform.storage.getItem(KEY)) ?? null
  }

  /** The server said who it is: false when this page already acts for somebody else. */
  is(user: string): boolean {
    if (this.#user !== null && this.#user !== user) return false
    this.#quietly(() => this.platform.storage.setItem(KEY, user))
    this.#take(user)
    return true
  }

  /** The server can't be asked. */
  unreachable(): void {
    const { remembered } = this
    if (this.#user === null && remembered !== null) this.#take(remembered)
  }

  forget(): void {
    this.#quietly(() => this.platform.storage.removeItem(KEY))
  }

  #take(user: string): void {
    this.#user = user
    this.#resolve(user)
  }

  #quietly<T>(what: () => T): T | undefined {
    try {
      return what()
    } catch {
      return undefined
    }
  }
}
