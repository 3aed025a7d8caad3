/** How long to wait before the next attempt: doubling, capped, and spread so that a crowd does not return at once. */

const FIRST = 400
const LONGEST = 20_000

/** Milliseconds before attempt n (from 0); `random` is from 0 to 1. */
export function backOff(attempt: number, random: number): number {
  const most = Math.min(LONGEST, FIRST * 2 ** Math.min(attempt, 10))
  return most / 2 + (most / 2) * random
}
