/** Days as people say them; a day is `YYYY-MM-DD` and never passes through a time zone. */

import { today as todayIn } from "../sync/today"
import { onPaper } from "./paper.svelte"
import { language, t } from "./text.svelte"

export type Day = string

const formats = new Map<string, Intl.DateTimeFormat>()

/** "Mon 30 March", with the year on paper and when it is not the present one. */
export function fullDay(day: Day, today: Day): string {
  const year = otherYear(day, today, "numeric")
  return shape(day, { weekday: "short", day: "numeric", month: "long", year })
}

/** "30 Mar", with the year when it is not the present one. */
export function shortDay(day: Day, today: Day): string {
  return shape(day, { day: "numeric", month: "short", year: otherYear(day, today, "numeric") })
}

/** The whole date, for hovering and print. */
export function exactDay(day: Day): string {
  return shape(day, { dateStyle: "full" })
}

/** "today", "in 3 working days", "2 working days ago". */
export function distance(day: Day, today: Day): string {
  if (day === today) return t("day.today")
  const days = workingDays(today, day)
  if (days === 0) return day > today ? t("day.before_next_working_day") : t("day.since_weekend")
  return days > 0 ? t("day.ahead", { days }) : t("day.ago", { days: -days })
}

/** "today", "Thursday" when the day is within the last week, else and on paper the short day. */
export function sinceDay(day: Day, today: Day): string {
  if (onPaper()) return shortDay(day, today)
  if (day === today) return t("day.today")
  const gap = calendarDays(day, today)
  return gap >= 0 && gap < 7 ? weekdayName(day) : shortDay(day, today)
}

/** A moment in the reader's own zone: "Tue 24 March, 14:05", with the year when it is not the present one. */
export function moment(at: string, now = new Date()): string {
  const year = otherYear(dayOf(at), dayIn(now), "numeric" as const)
  const time = { hour: "2-digit", minute: "2-digit" } as const
  return stamp(at, { weekday: "short", day: "numeric", month: "short", year, ...time })
}

/** "14:05" in the reader's own zone. */
export function clock(at: string): string {
  return stamp(at, { hour: "2-digit", minute: "2-digit" })
}

/** "14:05" in a zone; null in one that this browser does not know. */
export function clockIn(now: Date, zone: string): string | null {
  try {
    return formatter({ hour: "2-digit", minute: "2-digit", hourCycle: "h23", timeZone: zone }).format(now)
  } catch {
    return null
  }
}

/** "Monday"; in Chinese 週一, as beside a date, where the long form would be 星期一. */
export function weekdayName(day: Day): string {
  return shape(day, { weekday: language().startsWith("zh") ? "short" : "long" })
}

/** The day of a moment in the reader's own zone. */
export function dayOf(at: string): Day {
  return dayIn(new Date(at))
}

/** Today's date in a zone (the reader's when none is named, or one that this browser does not know). */
export function dayIn(now: Date, zone?: string): Day {
  return todayIn(zone, now)
}

/** Signed count of weekdays in (from, to]. */
export function workingDays(from: Day, to: Day): number {
  if (to < from) return -workingDays(to, from)
  const whole = Math.floor(calendarDays(from, to) / 7)
  let count = whole * 5
  for (let day = plusDays(from, whole * 7 + 1); day <= to; day = plusDays(day, 1)) {
    if (!isWeekend(day)) count += 1
  }
  return count
}

export function plusDays(day: Day, days: number): Day {
  const date = new Date(`${day}T00:00:00Z`)
  date.setUTCDate(date.getUTCDate() + days)
  return date.toISOString().slice(0, 10)
}

export function calendarDays(from: Day, to: Day): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000)
}

export function isWeekend(day: Day): boolean {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay()
  return weekday === 0 || weekday === 6
}

function otherYear<Form>(day: Day, today: Day, form: Form): Form | undefined {
  return day.slice(0, 4) === today.slice(0, 4) && !onPaper() ? undefined : form
}

function shape(day: Day, options: Intl.DateTimeFormatOptions): string {
  return formatter({ ...options, timeZone: "UTC" })
    .format(new Date(`${day}T00:00:00Z`))
    .replace(",", "")
}

function stamp(at: string, options: Intl.DateTimeFormatOptions): string {
  return formatter({ ...options, hourCycle: "h23" }).format(new Date(at))
}

function formatter(options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const locale = language() === "en" ? "en-GB" : language()
  const key = locale + JSON.stringify(options)
  let found = formats.get(key)
  if (!found) {
    found = new Intl.DateTimeFormat(locale, options)
    formats.set(key, found)
  }
  return found
}
