/** What the other side sees once a draft is opened to it, word for word. */

import type { RoomView } from "../app/view.svelte"
import type { Action, Milestone } from "../generated/rows"
import { awayWords } from "../people/cards"
import { inOrder } from "../sync/tables"
import { shortDay } from "../text/dates"
import { t } from "../text/text.svelte"
import { measureWords } from "./words"

export interface Part {
  readonly name: string
  readonly lines: readonly string[]
}

/** Part by part, each with its lines; parts without any are left out. */
export function crossing(room: RoomView): Part[] {
  const { tables } = room
  const parts = [
    { name: t("open.story"), lines: storyLines(room) },
    { name: t("open.goals"), lines: [room.story?.buyer_goal ?? "", room.story?.seller_goal ?? ""] },
    { name: t("story.criteria"), lines: criteria(room, null) },
    { name: t("open.milestones", { count: tables.milestone.size }), lines: milestoneLines(room) },
    {
      name: t("open.actions", { count: tables.action.size }),
      lines: inOrder(tables.action.values()).map(stepWords),
    },
    { name: t("evidence.title"), lines: [...tables.evidence.values()].map((e) => `${e.title} · ${e.url}`) },
    { name: t("open.people", { count: tables.stakeholder.size }), lines: peopleLines(room) },
    {
      name: t("open.risks", { count: tables.risk.size }),
      lines: [...tables.risk.values()].map((risk) => said(risk.title, risk.mitigation)),
    },
    {
      name: t("open.date_changes", { count: tables.date_change.size }),
      lines: [...tables.date_change.values()].map((change) => change.words),
    },
  ]
  return parts
    .map(({ name, lines }) => ({ name, lines: lines.filter(Boolean) }))
    .filter(({ lines }) => lines.length > 0)
}

function storyLines({ story, tables, today }: RoomView): string[] {
  const measures = [...tables.measure.values()].map((measure) => measureWords(measure, today))
  return [story?.outcome ?? "", story?.champion_part ?? "", ...measures]
}

function milestoneLines(room: RoomView): string[] {
  return inOrder(room.tables.milestone.values()).flatMap((milestone) => [
    stepWords(milestone),
    ...criteria(room, milestone.id).map((words) => `${t("milestone.criteria")}: ${words}`),
  ])
}

function criteria({ tables }: RoomView, milestone: string | null): string[] {
  const those = [...tables.criterion.values()].filter((criterion) => criterion.milestone === milestone)
  return inOrder(those).map((criterion) => criterion.words)
}

function peopleLines(room: RoomView): string[] {
  return room.people("both").map((person) => {
    const away = awayWords(person, room.today, shortDay) ?? ""
    return [person.name, person.title, person.email, person.phone, away].filter(Boolean).join(" · ")
  })
}

function stepWords({ title, note, obstacle }: Action | Milestone): string {
  return said(title, note, obstacle)
}

function said(title: string, ...more: string[]): string {
  return [title, ...more.filter(Boolean)].join(": ")
}
