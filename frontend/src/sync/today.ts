/** The calendar day in a room's zone. */

/** `YYYY-MM-DD` at that moment; the browser's own zone where the room's is unknown. */
export function today(zone: string | undefined, now: Date): string {
  try {
    return dayIn(zone, now)
  } catch {
    return dayIn(undefined, now)
  }
}

function dayIn(timeZone: string | undefined, now: Date): string {
  // Swedish writes days as ISO does.
  return new Intl.DateTimeFormat("sv-SE", { timeZone }).format(now)
}
