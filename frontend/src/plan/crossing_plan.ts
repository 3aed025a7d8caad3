/** The plan as the other side will see it: milestones with their actions, and all that hangs on them. */

import type { RoomView, Step } from "../app/view.svelte"
import type { DateChange, Dependency } from "../generated/rows"
import type { Tables } from "../sync/tables"
import { fullDay, shortDay } from "../text/dates"
import { t } from "../text/text.svelte"
import { criterionWords, type Line, labelled } from "./crossing_line"
import { outline } from "./outline"
import type { Hanging } from "./picture"
import { blockedWords } from "./words"

export function crossingPlan(room: RoomView, tables: Tables, hung: Hanging): Line[] {
  return outline(tables).flatMap(({ milestone, actions }) => {
    const under = actions.map((action) => stepLine(room, action, hung))
    return milestone ? [{ ...stepLine(room, milestone, hung), under }] : under
  })
}

function stepLine(room: RoomView, step: Step, hung: Hanging): Line {
  const waits = (hung.waits.get(step.id) ?? []).map((link) => waitWords(room, link))
  const more = [
    step.note,
    step.obstacle || step.blocker || step.blocked_since ? blockedWords(room, step) : "",
    ...(hung.criteria.get(step.id) ?? []).map((row) =>
      labelled(t("milestone.criteria"), criterionWords(row)),
    ),
    labelled(t("links.waits_for"), waits.join("; ")),
    ...(hung.moves.get(step.id) ?? []).map((move) => moveWords(room, move)),
    ...(hung.evidence.get(step.id) ?? []).map(({ title, url }) =>
      labelled(t("evidence.title"), `${title} · ${url}`),
    ),
  ]
  return { title: step.title, facts: facts(room, step), more }
}

function facts(room: RoomView, step: Step): string[] {
  const day = (label: string, value: string | null) => labelled(label, value && fullDay(value, room.today))
  const owner = (id: string | null) => (id ? room.name(id) : "")
  const finished = labelled(
    t("field.finished"),
    step.finished && [fullDay(step.finished, room.today), owner(step.finished_by)].filter(Boolean).join(", "),
  )
  return [
    room.company(step.side),
    owner(step.buyer_owner),
    owner(step.seller_owner),
    step.kind === "other" ? "" : t(`kind.${step.kind}`),
    t(`state.${step.state}`),
    step.round > 1 ? t("step.round", { round: step.round }) : "",
    day(t("field.start"), step.start),
    day(t("field.due"), step.due),
    day(step.baseline_imported ? t("field.baseline_imported") : t("field.baseline"), step.baseline_due),
    finished,
  ]
}

function waitWords(room: RoomView, { predecessor, lag }: Dependency): string {
  const title = room.step(predecessor)?.title ?? ""
  return lag > 0 ? `${title} (${t("links.lag", { days: lag })})` : title
}

function moveWords(room: RoomView, move: DateChange): string {
  const shown = (day: string | null) => (day ? shortDay(day, room.today) : t("date.none"))
  const moved = [
    { label: t("field.start"), from: move.start_from, to: move.start_to },
    { label: t("field.due"), from: move.due_from, to: move.due_to },
  ].filter(({ from, to }) => from !== to)
  const days = moved.map(({ label, from, to }) => labelled(label, `${shown(from)} → ${shown(to)}`))
  const why = [move.reason ? t(`reason.${move.reason}`) : "", move.words].filter(Boolean).join(": ")
  return [...days, why].filter(Boolean).join(" · ")
}
