/** Order in a list as text, the same as `portal/room/positions.py`; vectors are shared with it. */
import { inOrder } from "./tables"

const DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"

/** A position between two others; `""` stands for the list's beginning or end. Throws unless before < after. */
export function between(before: string, after: string): string {
  if (after && before >= after) throw new RangeError(`${before} ${after}`)
  const shared = sharedLength(before, after)
  if (shared) return after.slice(0, shared) + between(before.slice(shared), after.slice(shared))
  const low = before ? DIGITS.indexOf(before.charAt(0)) : 0
  const high = after ? DIGITS.indexOf(after.charAt(0)) : DIGITS.length
  if (high - low > 1) return DIGITS.charAt(Math.floor((low + high) / 2))
  if (after.length > 1) return after.charAt(0)
  return DIGITS.charAt(low) + between(before.slice(1), "")
}

interface Placed {
  readonly id: string
  readonly position: string
}

/** A position behind the row `after`, or at the list's head for null; only a guess when there is no room. */
export function placeAfter(rows: Iterable<Placed>, after: string | null): string {
  const list = inOrder(rows)
  const n = after === null ? 0 : list.findIndex((row) => row.id === after) + 1
  const before = list[n - 1]?.position ?? ""
  const behind = list[n]?.position ?? ""
  return behind && before >= behind ? before : between(before, behind)
}

function sharedLength(before: string, after: string): number {
  let n = 0
  while (n < after.length && (before.charAt(n) || "0") === after.charAt(n)) n += 1
  return n
}
