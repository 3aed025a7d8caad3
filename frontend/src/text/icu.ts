/** The small ICU subset that catalogues use: {name}, {n, plural, …} with #, {x, select, …}. */

type Arg = string | number
export type Args = Readonly<Record<string, Arg>>

type Part = string | Hole | Choice
type Hole = { name: string }
type Choice = { name: string; plural: boolean; cases: Map<string, Part[]> }

const parsed = new Map<string, Part[]>()

/** The message with its holes filled; `#` inside a plural is the number in the locale's digits. */
export function format(message: string, args: Args, locale: string): string {
  if (!message.includes("{")) return message
  let parts = parsed.get(message)
  if (!parts) {
    parts = parse(message)
    parsed.set(message, parts)
  }
  return fill(parts, args, locale)
}

/** The names that a message expects, for tests that compare locales. */
export function holes(message: string): Set<string> {
  return new Set(named(parse(message)))
}

function named(parts: Part[]): string[] {
  return parts.flatMap((part) => {
    if (typeof part === "string" || part.name === "#") return []
    return "cases" in part ? [part.name, ...[...part.cases.values()].flatMap(named)] : [part.name]
  })
}

function fill(parts: Part[], args: Args, locale: string, count?: Arg): string {
  return parts.map((part) => (typeof part === "string" ? part : fillHole(part, args, locale, count))).join("")
}

function fillHole(part: Hole | Choice, args: Args, locale: string, count?: Arg): string {
  const value = part.name === "#" ? (count ?? "") : (args[part.name] ?? "")
  if ("cases" in part) return fill(chosen(part, value, locale), args, locale, part.plural ? value : count)
  return typeof value === "number" ? new Intl.NumberFormat(locale).format(value) : value
}

function chosen({ plural, cases }: Choice, value: Arg, locale: string): Part[] {
  const exact = cases.get(plural ? `=${value}` : String(value))
  if (exact) return exact
  const rule = plural ? new Intl.PluralRules(locale).select(Number(value)) : "other"
  return cases.get(rule) ?? cases.get("other") ?? []
}

function parse(message: string): Part[] {
  return new Parser(message).parts(0, false)
}

/** One walk over a message; every method begins where the one before stopped. */
class Parser {
  #at = 0

  constructor(private readonly message: string) {}

  /** Text and holes up to the brace that ends this level, or to the end. */
  parts(depth: number, plural: boolean): Part[] {
    const found: Part[] = []
    while (this.#at < this.message.length) {
      const words = this.#until(plural ? "{}#" : "{}")
      if (words) found.push(words)
      const sign = this.message.charAt(this.#at)
      if (sign === "}" && depth > 0) break
      this.#at += 1
      if (sign === "#") found.push({ name: "#" })
      else if (sign) found.push(this.#hole(depth, plural))
    }
    return found
  }

  #hole(depth: number, plural: boolean): Part {
    const name = this.#until(",}").trim()
    if (this.message.charAt(this.#at++) === "}") return { name }
    const isPlural = this.#until(",").trim() === "plural"
    this.#at += 1
    return { name, plural: isPlural, cases: this.#cases(depth + 1, isPlural || plural) }
  }

  #cases(depth: number, plural: boolean): Map<string, Part[]> {
    const found = new Map<string, Part[]>()
    let label = this.#until("{}").trim()
    while (this.message.charAt(this.#at) === "{") {
      this.#at += 1
      found.set(label, this.parts(depth, plural))
      this.#at += 1
      label = this.#until("{}").trim()
    }
    this.#at += 1
    return found
  }

  #until(stops: string): string {
    const from = this.#at
    while (this.#at < this.message.length && !stops.includes(this.message.charAt(this.#at))) this.#at += 1
    return this.message.slice(from, this.#at)
  }
}
