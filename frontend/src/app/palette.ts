/** What the palette offers: steps to find, pages to go to, things to do. */

import { toShape, work } from "../plan/choices"
import { LOOSE, outline } from "../plan/outline"
import type { PlanView } from "../plan/planview.svelte"
import { isAction } from "../plan/wishes"
import { LANGUAGES, type Language, t } from "../text/text.svelte"
import { go, type RoomPage, roomPath } from "./router.svelte"
import { changeLanguage } from "./session.svelte"
import { THEMES, wear } from "./theme.svelte"
import type { RoomView } from "./view.svelte"

export interface Entry {
  readonly id: string
  readonly label: string
  readonly hint: string
  readonly run: () => void
}

const PAGES: readonly RoomPage[] = ["plan", "risks", "people", "history"]

/** What opens over the page. */
interface Openers {
  readonly keys: () => void
  readonly settings: () => void
}

export function entries(room: RoomView, plan: PlanView, open: Openers): Entry[] {
  const found = [...pages(room), ...steps(room), ...people(room)]
  return [...found, ...deeds(room, plan, open), ...deedsOnSteps(room, plan)]
}

/** Every word typed must occur, anywhere; what begins with them comes first. */
export function matching(all: readonly Entry[], typed: string): Entry[] {
  const words = fold(typed).split(/\s+/).filter(Boolean)
  const hits = all.filter((entry) =>
    words.every((word) => fold(`${entry.label} ${entry.hint}`).includes(word)),
  )
  const starts = (entry: Entry): number => Number(!fold(entry.label).startsWith(words[0] ?? ""))
  return hits.sort((a, b) => starts(a) - starts(b))
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
  const onPage = (page: RoomPage, run: () => void) => (): void => {
    go(roomPath(room.room, page))
    run()
  }
  const begun = [
    room.may("add_milestone") && {
      id: "add_milestone",
      label: t("plan.add_milestone"),
      hint,
      run: onPage("plan", () => (plan.addingMilestone = true)),
    },
    room.may("log_risk") && {
      id: "log_risk",
      label: t("risks.log"),
      hint,
      run: onPage("risks", () => (room.errand = "log_risk")),
    },
    { id: "story", label: t("story.more"), hint, run: onPage("plan", () => (plan.storyOpen = true)) },
  ].filter((entry) => entry !== false)
  const undo = room.store.canUndo
    ? [{ id: "undo", label: t("plan.undo"), hint, run: () => room.store.undo() }]
    : []
  const looks = THEMES.map((name) => ({ id: name, label: t(`theme.${name}`), hint, run: () => wear(name) }))
  const tongues = (Object.keys(LANGUAGES) as Language[]).map((tag) => ({
    id: tag,
    label: LANGUAGES[tag],
    hint: t("palette.language"),
    run: () => void changeLanguage(tag),
  }))
  return [
    ...undo,
    ...begun,
    { id: "settings", label: t("settings.title"), hint, run: open.settings },
    { id: "keys", label: t("nav.keys"), hint, run: open.keys },
    ...looks,
    ...tongues,
  ]
}

/** What the reader may do with each step, found by the deed or by the step. */
function deedsOnSteps(room: RoomView, plan: PlanView): Entry[] {
  const stones = outline(room.tables)
  const all = stones.flatMap((stone) => [...(stone.milestone ? [stone.milestone] : []), ...stone.actions])
  return all.flatMap((step) => {
    const items = [...work(room, plan, step, stones), ...toShape(room, plan, step)]
    return items.map(({ label, run }) => ({
      id: `${label} ${step.id}`,
      label: t("palette.on_step", { deed: label, title: step.title }),
      hint: t("palette.deed"),
      run: () => {
        go(roomPath(room.room, "plan"))
        if (isAction(step)) plan.folds[step.milestone ?? LOOSE] = false
        run()
      },
    }))
  })
}

function fold(words: string): string {
  return words.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase()
}
