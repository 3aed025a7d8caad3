/** History as sentences: one message per kind of event, filled from what the event says. */

import type { RoomView } from "../app/view.svelte"
import type { Change, RoomEvent } from "../sync/fold"
import { type Day, shortDay } from "./dates"
import { outcomeWords } from "./outcomes"
import { t, tWord } from "./text.svelte"

export interface Sentence {
  readonly words: string
  /** What the person added in their own words, or the reason they chose. */
  readonly aside: string
}

/** A change that sets columns, of a new row or an old one. */
type Put = Exclude<Change, { readonly gone: true }>
type Data = Readonly<Record<string, unknown>>

export function sentence(room: RoomView, event: RoomEvent): Sentence {
  const { data } = event
  const args = {
    actor: event.actor === null ? by(data) : actorName(room, event.actor),
    title: text(data.title),
    name: nameIn(room, data),
    company: text(data.name),
    round: typeof data.round === "number" ? data.round + 1 : "",
    role: data.role ? tWord("role", text(data.role)) : "",
    outcome: data.outcome ? outcomeWords(text(data.outcome), room.isUs("buyer")) : "",
    evidence: text(data.evidence),
    predecessor: text(data.predecessor),
    what: data.undone ? tWord("undone", text(data.undone), { title: text(data.title) }, "undone.other") : "",
    words: text(data.words),
    met: String(data.met ?? ""),
    ...dates(room, event),
  }
  return { words: tWord("history", kindOf(event, args), args, "history.other"), aside: aside(data) }
}

/** The milestones that an event reached, as a sentence of their own. */
export function reachedWords(room: RoomView, event: RoomEvent): string[] {
  const titles = (key: string): string[] => {
    const ids = event.data[key]
    return Array.isArray(ids) ? ids.map((id) => room.step(String(id))?.title ?? "") : []
  }
  return [
    ...titles("reached").map((title) => t("history.milestone_reached", { title })),
    ...titles("unreached").map((title) => t("history.milestone_unreached", { title })),
  ]
}

function kindOf(event: RoomEvent, args: { from: string }): string {
  return event.kind === "step.scheduled" && args.from ? "step.moved" : event.kind
}

function actorName(room: RoomView, actor: string): string {
  return room.stakeholder(actor) ? room.politeName(actor) : t("person.colleague")
}

function by(data: Data): string {
  return data.by ? tWord("system", text(data.by), {}, "person.system") : t("person.system")
}

function nameIn(room: RoomView, data: Data): string {
  const id = data.stakeholder
  return typeof id === "string" ? room.politeName(id) : text(data.name)
}

/** From and to of the step that the event moved, by its due day or else its start. */
function dates(room: RoomView, event: RoomEvent): { from: string; to: string } {
  const moved = event.changes.find(isMove)
  if (!moved?.was) return { from: "", to: "" }
  const field = "due" in moved.set ? "due" : "start"
  return { from: day(room, moved.was[field]), to: day(room, moved.set[field]) || t("date.none") }
}

function isMove(change: Change): change is Put {
  const isStep = change.table === "action" || change.table === "milestone"
  return isStep && !change.gone && change.was !== null && ("due" in change.set || "start" in change.set)
}

function day(room: RoomView, value: unknown): string {
  return typeof value === "string" ? shortDay(value as Day, room.today) : ""
}

function aside(data: Data): string {
  const code = text(data.reason)
  const reason = code ? tWord("reason", code) : ""
  const said = text(data.obstacle) || ("title" in data ? text(data.words) : "")
  return [reason, said].filter(Boolean).join(": ")
}

function text(value: unknown): string {
  return value === null || value === undefined ? "" : String(value)
}
