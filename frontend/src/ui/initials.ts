const SCRIPTS_WITHOUT_SPACES = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u

/** One or two signs for a person: "BL" for Bo Lindqvist, "佐藤" for 佐藤 健, "陳" for 陳怡君. */
export function initials(name: string): string {
  const words = name
    .trim()
    .split(/[\s・·]+/u)
    .filter(Boolean)
  const first = words[0] ?? "?"
  if (SCRIPTS_WITHOUT_SPACES.test(first)) return [...first].slice(0, words.length > 1 ? 2 : 1).join("")
  const last = words.length > 1 ? (words.at(-1) ?? "") : ""
  return [first, last]
    .map((word) => [...word][0] ?? "")
    .join("")
    .toLocaleUpperCase()
}

/** What colleagues call them: "Bo" for Bo Lindqvist, "佐藤" for 佐藤 健一, the whole of 陳怡君. */
export function callName(name: string): string {
  return name.trim().split(/[\s・·]+/u)[0] ?? ""
}
