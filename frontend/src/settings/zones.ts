/** The time zones that a room can live in, by their IANA names. */

const ZONES = new Set(["UTC", ...Intl.supportedValuesOf("timeZone")])

/** All names, and the one that is set, should this browser not know it. */
export function zoneNames(present: string): string[] {
  return [...new Set([...ZONES, present])].sort()
}

/** The zone that typed words name, whatever their case and blanks; null for none. */
export function zoneNamed(typed: string, present: string): string | null {
  const wanted = plainly(typed)
  return zoneNames(present).find((name) => plainly(name) === wanted) ?? null
}

function plainly(name: string): string {
  return name.trim().replaceAll(" ", "_").toLowerCase()
}
