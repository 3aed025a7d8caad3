/** What the other side sees once a draft is opened to it: every word, part by part. */

import type { RoomView } from "../app/view.svelte"
import type { Risk, Stakeholder } from "../generated/rows"
import { absenceWords } from "../people/cards"
import { weekdays } from "../settings/weekdays"
import { inOrder, type Tables } from "../sync/tables"
import { fullDay, shortDay } from "../text/dates"
import { t } from "../text/text.svelte"
import { criterionWords, type Line, labelled } from "./crossing_line"
import { crossingPlan } from "./crossing_plan"
import { type Hanging, hanging, picture } from "./picture"
import { measureWords } from "./words"

export interface Part {
  readonly name: string
  readonly lines: readonly Line[]
}

/** Parts without any line are left out. */
export function crossing(room: RoomView): Part[] {
  const tables = picture(room.tables)
  const hung = hanging(tables)
  const { milestone, action, stakeholder, risk, date_change: moves } = tables
  const counts = [
    t("open.milestones", { count: milestone.size }),
    t("open.actions", { count: action.size }),
    ...(moves.size > 0 ? [t("open.date_changes", { count: moves.size })] : []),
  ]
  const parts = [
    { name: t("open.story"), lines: storyLines(room, tables, hung) },
    { name: counts.join(" · "), lines: crossingPlan(room, tables, hung) },
    { name: t("open.people", { count: stakeholder.size }), lines: partyLines(room, tables) },
    {
      name: t("open.risks", { count: risk.size }),
      lines: [...risk.values()].map((row) => riskLine(room, row)),
    },
    { name: t("settings.title"), lines: roomLines(tables) },
  ]
  return parts.filter(({ lines }) => lines.length > 0)
}

function roomLines(tables: Tables): Line[] {
  return [...tables.room.values()].map(({ name, zone, decision, rhythm, weekday, checkin_words }) => {
    const day = weekdays().find(({ value }) => value === weekday)?.label ?? ""
    const checkins = [t(`rhythm.${rhythm}`), day, checkin_words].filter(Boolean).join(", ")
    const facts = [
      labelled(t("settings.zone"), zone),
      labelled(t("settings.decision"), decision && tables.milestone.get(decision)?.title),
      labelled(t("settings.rhythm"), checkins),
    ]
    return { title: name, facts }
  })
}

function storyLines(room: RoomView, tables: Tables, { criteria }: Hanging): Line[] {
  const [story] = tables.story.values()
  const goal = (side: "buyer" | "seller", words = "") =>
    labelled(t("story.goal_of", { company: room.company(side) }), words)
  const measures = inOrder(tables.measure.values()).map((row) => ({
    title: measureWords(row, room.today),
    facts: row.to_value ? [] : [labelled(t("measure.from"), row.from_value)],
  }))
  const told = [
    story?.outcome ?? "",
    labelled(t("story.champion_part"), story?.champion_part),
    goal("buyer", story?.buyer_goal),
    goal("seller", story?.seller_goal),
  ]
  const wanted = (criteria.get(null) ?? []).map((row) => labelled(t("story.criteria"), criterionWords(row)))
  return [
    ...told.filter(Boolean).map((title) => ({ title })),
    ...measures,
    ...wanted.map((title) => ({ title })),
  ]
}

function partyLines(room: RoomView, tables: Tables): Line[] {
  const people = Map.groupBy(inOrder(tables.stakeholder.values()), (person) => person.party)
  return room.parties.map((party) => ({
    title: party.name,
    facts: [t(`side.${party.side}`), party.domain],
    under: (people.get(party.id) ?? []).map((person) => personLine(room, person)),
  }))
}

function personLine(room: RoomView, person: Stakeholder): Line {
  const { name, title, email, phone, part, role, left } = person
  const facts = [
    name ? title : "",
    t(`part.${part}`),
    role ? t(`role.${role}`) : "",
    email,
    phone,
    absenceWords(person, room.today, shortDay) ?? "",
    left ? t("people.left") : "",
  ]
  return { title: name || title, facts }
}

function riskLine(room: RoomView, risk: Risk): Line {
  const threatened = risk.steps.flatMap((id) => room.step(id)?.title ?? [])
  const facts = [
    t("risk.scores", { probability: risk.probability, impact: risk.impact }),
    t(`risk_state.${risk.state}`),
    risk.owner ? room.name(risk.owner) : "",
    risk.trigger ? t("risk.trigger_on", { day: fullDay(risk.trigger, room.today) }) : "",
  ]
  const threat = threatened.length > 0 ? `${t("risk.threatens")} ${threatened.join(" · ")}` : ""
  return { title: risk.title, facts, more: [risk.mitigation, threat] }
}
