/** What the palette offers in a room: its pages, steps and people, and what can be done there. */

import { outline } from "../plan/outline"
import type { PlanView } from "../plan/planview.svelte"
import { t } from "../text/text.svelte"
import { type Entry, everywhere } from "./palette"
import { deedsOnSteps } from "./palette_steps"
import { go, type RoomPage, roomPath } from "./router.svelte"
import type { Errand, RoomView } from "./view.svelte"

const PAGES: readonly RoomPage[] = ["plan", "risks", "people", "history"]

/** What opens over the page. */
interface Openers {
  readonly keys: () => void
  readonly settings: () => void
}

export function roomEntries(room: RoomView, plan: PlanView, open: Openers): Entry[] {
  const found = [...pages(room), ...steps(room), ...people(room)]
  return [...found, ...deeds(room, plan, open), ...deedsOnSteps(room, plan)]
}

function pages(room: RoomView): Entry[] {
  const inside = PAGES.map((page) => ({
    id: page,
    label: t(`nav.${page}`),
    hint: t("palette.page"),
    run: () => go(roomPath(room.room, page)),
  }))
  return [...inside, { id: "rooms", label: t("ui.to_rooms"), hint: t("palette.page"), run: () => go("/") }]
}

function steps(room: RoomView): Entry[] {
  return outline(room.tables).flatMap((stone) => {
    const all = [...(stone.milestone ? [stone.milestone] : []), ...stone.actions]
    return all.map((step) => ({
      id: step.id,
      label: step.title,
      hint: step === stone.milestone ? t("plan.milestone") : room.company(step.side),
      run: () => go(roomPath(room.room, "plan", step.id)),
    }))
  })
}

function people(room: RoomView): Entry[] {
  return room.people("both").map((card) => ({
    id: card.id,
    label: card.name || card.title,
    hint: t(`part.${card.part}`),
    run: () => go(roomPath(room.room, "people")),
  }))
}

function deeds(room: RoomView, plan: PlanView, open: Openers): Entry[] {
  const hint = t("palette.deed")
  const undo = room.store.canUndo
    ? [{ id: "undo", label: t("plan.undo"), hint, run: () => room.store.undo() }]
    : []
  return [
    ...undo,
    ...begun(room, plan),
    { id: "settings", label: t("settings.title"), hint, run: open.settings },
    { id: "keys", label: t("nav.keys"), hint, run: open.keys },
    ...everywhere(),
  ]
}

/** What begins on a page of the room. */
function begun(room: RoomView, plan: PlanView): Entry[] {
  const on = (page: RoomPage, id: string, label: string, run: () => void): Entry => ({
    id,
    label,
    hint: t("palette.deed"),
    run: () => {
      go(roomPath(room.room, page))
      run()
    },
  })
  const errand = (page: RoomPage, label: string, wanted: Errand): Entry =>
    on(page, `${wanted.what} ${wanted.party ?? ""}`, label, () => (room.errand = wanted))
  const other = room.isUs("buyer") ? "seller" : "buyer"
  const named = room.parties.map((party) => {
    const label = t("palette.on_step", { deed: t("people.name_one"), title: party.name })
    return errand("people", label, { what: "name_stakeholder", party: party.id })
  })
  return [
    ...(room.isDraft
      ? [errand("plan", t("draft.open", { company: room.company(other) }), { what: "open_room" })]
      : []),
    ...(room.may("add_milestone")
      ? [on("plan", "add_milestone", t("plan.add_milestone"), () => (plan.addingMilestone = true))]
      : []),
    ...(room.may("log_risk") ? [errand("risks", t("risks.log"), { what: "log_risk" })] : []),
    ...(room.may("name_stakeholder") ? named : []),
    ...(room.may("add_party") ? [errand("people", t("party.add"), { what: "add_party" })] : []),
    on("plan", "story", t("story.more"), () => (plan.storyOpen = true)),
  ]
}
