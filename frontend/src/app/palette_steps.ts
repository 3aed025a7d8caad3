/** What the palette offers to do with each step, found by the deed or by the step. */

import { toPlace, toShape, work } from "../plan/choices"
import { LOOSE, outline, type Stone } from "../plan/outline"
import type { PlanView } from "../plan/planview.svelte"
import { isAction } from "../plan/wishes"
import { t } from "../text/text.svelte"
import type { Entry } from "./palette"
import { go, roomPath } from "./router.svelte"
import type { RoomView, Step } from "./view.svelte"

export function deedsOnSteps(room: RoomView, plan: PlanView): Entry[] {
  const stones = outline(room.tables)
  const all = stones.flatMap((stone): Step[] => [
    ...(stone.milestone ? [stone.milestone] : []),
    ...stone.actions,
  ])
  return all.flatMap((step) => [...itsMenu(room, plan, step, stones), ...elsewhere(room, plan, step, stones)])
}

function itsMenu(room: RoomView, plan: PlanView, step: Step, stones: readonly Stone[]): Entry[] {
  const items = [
    ...work(room, plan, step, stones),
    ...toShape(room, plan, step),
    ...toPlace(room, plan, step),
  ]
  return items.map(({ label, run }) => ({
    ...named(step, label),
    run: () => {
      shown(room, plan, step)
      run()
    },
  }))
}

/** Under which other milestone: behind all that stands there already. */
function elsewhere(room: RoomView, plan: PlanView, step: Step, stones: readonly Stone[]): Entry[] {
  if (!isAction(step) || !room.may("move_action", step)) return []
  const others = stones.filter(({ milestone, phase }) => {
    return milestone && milestone.id !== step.milestone && phase !== "dropped"
  })
  const among = (): Entry[] =>
    others.map(({ id, milestone, actions }) => ({
      id,
      label: milestone?.title ?? "",
      hint: t("plan.milestone"),
      run: () => {
        shown(room, plan, { ...step, milestone: id })
        room.store.do("move_action", { step_id: step.id, milestone: id, after: actions.at(-1)?.id ?? null })
      },
    }))
  return others.length > 0 ? [{ ...named(step, t("do.under")), among }] : []
}

function named(step: Step, deed: string): Pick<Entry, "id" | "label" | "hint"> {
  const label = t("palette.on_step", { deed, title: step.title })
  return { id: `${deed} ${step.id}`, label, hint: t("palette.deed") }
}

/** The plan, with the milestone of the step unfolded. */
function shown(room: RoomView, plan: PlanView, step: Step): void {
  go(roomPath(room.room, "plan"))
  plan.folds[isAction(step) ? (step.milestone ?? LOOSE) : step.id] = false
}
