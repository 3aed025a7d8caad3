/** The days on which a check-in can be, named in the reader's language. */

import type { DeedArgs } from "../generated/deeds"
import { plusDays, weekdayName } from "../text/dates"

export type Weekday = NonNullable<DeedArgs["edit_room"]["set"]["weekday"]>

const WEEK: readonly Weekday[] = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
const SOME_MONDAY = "2024-01-01"

export function weekdays(): { value: Weekday; label: string }[] {
  return WEEK.map((value, n) => ({ value, label: weekdayName(plusDays(SOME_MONDAY, n)) }))
}
