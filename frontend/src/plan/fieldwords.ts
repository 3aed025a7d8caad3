/** What a field is called, and how its value is said, wherever two people's values are told side by side. */

import type { Refusal } from "../app/room"
import type { RoomView } from "../app/view.svelte"
import type { Side } from "../generated/rows"
import { weekdays } from "../settings/weekdays"
import { fullDay } from "../text/dates"
import { t, tWord } from "../text/text.svelte"

const NAMES = {
  start: "field.start",
  due: "field.due",
  kind: "field.kind",
  note: "field.note",
  side: "field.side",
  state: "field.state",
  reason: "date.reason",
  probability: "risk.probability",
  impact: "risk.impact",
  mitigation: "risk.mitigation",
  owner: "risk.owner",
  trigger: "risk.trigger",
  name: "person.name",
  part: "person.part",
  email: "person.email",
  phone: "person.phone",
  domain: "party.domain",
  away_from: "away.from",
  away_to: "away.to",
  away_note: "away.note",
  from_value: "measure.from",
  to_value: "measure.to_label",
  by: "measure.by",
  decision: "settings.decision",
  zone: "settings.zone",
  rhythm: "settings.rhythm",
  weekday: "settings.weekday",
  checkin_words: "settings.checkin_words",
  outcome: "story.outcome",
  champion_part: "story.champion_part",
} as const
const TITLES = { edit_risk: "risk.title", edit_stakeholder: "person.title" } as const

/** "Due", "Person at Contoso". */
export function fieldName(room: RoomView, { deed }: Refusal, field: string): string {
  const [side, what] = field.split("_")
  if (what === "owner") return t("assign.owner_of", { company: room.company(side as Side) })
  if (what === "goal") return t("story.goal_of", { company: room.company(side as Side) })
  if (field in NAMES) return t(NAMES[field as keyof typeof NAMES])
  return t(deed in TITLES ? TITLES[deed as keyof typeof TITLES] : "field.words")
}

/** "Tue 3 March", "Chen Yu", "Legal": a value as the pages say it elsewhere. */
export function fieldWords(room: RoomView, field: string, value: unknown): string {
  const values = Array.isArray(value) ? value : [value]
  const said = values.map((one) =>
    one === null || one === undefined ? "" : oneWord(room, field, String(one)),
  )
  return said.filter(Boolean).join(", ") || t("refusal.nothing")
}

function oneWord(room: RoomView, field: string, word: string): string {
  if (/^\d{4}-\d\d-\d\d$/.test(word)) return fullDay(word, room.today)
  switch (field) {
    case "side":
      return room.company(word as Side)
    case "buyer_owner":
    case "seller_owner":
    case "owner":
      return room.name(word)
    case "decision":
    case "steps":
      return room.step(word)?.title ?? ""
    case "state":
      return tWord("risk_state", word)
    case "probability":
    case "impact":
      return tWord("risk", `${field}_${word}`)
    case "weekday":
      return weekdays().find(({ value }) => value === word)?.label ?? ""
    default:
      return tWord(field, word)
  }
}
