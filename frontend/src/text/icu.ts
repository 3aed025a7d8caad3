/** The small ICU subset that catalogues use: {name}, {n, plural, …} with #, {x, select, …}. */

export type Arg = string | number
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
  const names = new Set<string>()
  const visit = (parts: Part[]): void => {
    for (const part of parts) {
      if (typeof part === "string") continue
      if (part.name !== "#") names.add(part.name)
      if ("cases" in part) for (const inner of part.cases.values()) visit(inner)
    }
  }
  visit(parse(message))
  return names
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
  let at = 0

  const until = (stops: string): string => {
    const from = at
    while (at < message.length && !stops.includes(message.charAt(at))) at += 1
    return message.slice(from, at).trim()
  }

  const parts = (depth: number, plural: boolean): Part[] => {
    const found: Part[] = []
    let words = ""
    while (at < message.length) {
      const char = message.charAt(at)
      if (char === "}" && depth > 0) break
      at += 1
      if (char === "{" || (char === "#" && plural)) {
        if (words) found.push(words)
        words = ""
        found.push(char === "#" ? { name: "#" } : hole(depth, plural))
      } else words += char
    }
    return words ? [...found, words] : found
  }

  const hole = (depth: number, plural: boolean): Part => {
    const name = until(",}")
    if (message.charAt(at++) === "}") return { name }
    const isPlural = until(",") === "plural"
    at += 1
    return { name, plural: isPlural, cases: cases(depth + 1, isPlural || plural) }
  }

  const cases = (depth: number, plural: boolean): Map<string, Part[]> => {
    const found = new Map<string, Part[]>()
    for (let label = until("{}"); message.charAt(at) === "{"; label = until("{}")) {
      at += 1
      found.set(label, parts(depth, plural))
      at += 1
    }
    at += 1
    return found
  }

  return parts(0, false)
}
