/** Small things that this browser remembers between visits; one that keeps nothing works without. */

export class Remembered<Value> {
  constructor(private readonly key: string) {}

  read(): Value | null {
    try {
      return JSON.parse(localStorage.getItem(this.key) ?? "null") as Value | null
    } catch {
      return null
    }
  }

  keep(value: Value): void {
    this.#quietly(() => localStorage.setItem(this.key, JSON.stringify(value)))
  }

  forget(): void {
    this.#quietly(() => localStorage.removeItem(this.key))
  }

  #quietly(what: () => void): void {
    try {
      what()
    } catch {
      // Nothing is remembered, then.
    }
  }
}
