/** What a reader may do with a step now, as a menu. */

import { go, roomPath } from "../app/router.svelte"
import type { RoomView, Step } from "../app/view.svelte"
import { t } from "../text/text.svelte"
import type { Item } from "../ui/Menu.svelte"
import type { Stone } from "./outline"
import type { PlanView } from "./planview.svelte"
import { canBeTicked, isAction, nudge, toggle } from "./wishes"

export function choices(room: RoomView, plan: PlanView, step: Step, stones: readonly Stone[]): Item[] {
  const open: Item = { label: t("do.open"), keys: "↵", run: () => go(roomPath(room.room, "plan", step.id)) }
  return [open, ...work(room, plan, step, stones), ...toShape(room, plan, step), ...toPlace(room, plan, step)]
}

/** Tick, begin, block, send back: the work itself. */
export function work(room: RoomView, plan: PlanView, step: Step, stones: readonly Stone[]): Item[] {
  if (!canBeTicked(stones, step)) return []
  const { store } = room
  const items: (Item | false)[] = [
    isOpen(step) &&
      room.may("complete_action", step) && {
        label: t("do.complete"),
        keys: t("keys.space"),
        run: () => toggle(room, step),
      },
    step.state === "open" &&
      room.may("start_action", step) && {
        label: t("do.start"),
        run: () => store.do("start_action", { step_id: step.id }),
      },
    step.state === "blocked" &&
      room.may("unblock_action", step) && {
        label: t("do.unblock"),
        run: () => store.do("unblock_action", { step_id: step.id }),
      },
    isOpen(step) &&
      room.may("block_action", step) && {
        label: t(step.state === "blocked" ? "do.reblock" : "do.block"),
        keys: "B",
        run: () => plan.ask("block", step.id),
      },
    isMyTick(room, step) && { label: t("do.untick"), keys: t("keys.space"), run: () => toggle(room, step) },
    !isOpen(step) &&
      room.may("reopen_action", step) && {
        label: t("do.reopen", { round: step.round + 1 }),
        run: () => plan.ask("reopen", step.id),
      },
    step.state === "done" &&
      room.may("send_back_action", step) && {
        label: t("do.send_back"),
        run: () => plan.ask("send_back", step.id),
      },
  ]
  return items.filter((item) => item !== false)
}

/** Word, date and assign it. */
export function toShape(room: RoomView, plan: PlanView, step: Step): Item[] {
  const items: (Item | false)[] = [
    room.may("edit_step", step) && { label: t("do.edit"), keys: "E", run: () => (plan.editing = step.id) },
    isOpen(step) &&
      room.may("schedule_step", step) && {
        label: t("do.date"),
        keys: "D",
        run: () => plan.ask("date", step.id),
      },
    room.may("assign_step", step) && { label: t("do.assign"), run: () => plan.ask("assign", step.id) },
  ]
  return items.filter((item) => item !== false)
}

/** Place it elsewhere, give it a part, take it away. */
export function toPlace(room: RoomView, plan: PlanView, step: Step): Item[] {
  const move = isAction(step) ? "move_action" : "move_milestone"
  const items: (Item | false)[] = [
    room.may(move, step) && { label: t("do.up"), keys: "Alt ↑", run: () => nudge(room, plan, step, -1) },
    room.may(move, step) && { label: t("do.down"), keys: "Alt ↓", run: () => nudge(room, plan, step, 1) },
    !isAction(step) &&
      canAddShared(room) && {
        label: t("do.add_shared"),
        run: () => (plan.adding = { milestone: step.id, side: "both" }),
      },
    !isAction(step) &&
      step.id !== room.about?.decision &&
      room.may("edit_room") && { label: t("do.decision"), run: () => makeDecision(room, step) },
    step.state !== "dropped" &&
      room.may("drop_action", step) && {
        label: t("do.drop"),
        danger: true,
        run: () => plan.ask("drop", step.id),
      },
  ]
  return items.filter((item) => item !== false)
}

function makeDecision(room: RoomView, step: Step): void {
  const was = room.about?.decision
  room.store.do("edit_room", { set: { decision: step.id }, was: was ? { decision: was } : {} })
}

function canAddShared(room: RoomView): boolean {
  return room.reader !== null && room.reader.role !== "viewer" && !room.isReadOnly
}

function isOpen(step: Step): boolean {
  return step.state !== "done" && step.state !== "dropped"
}

function isMyTick(room: RoomView, step: Step): boolean {
  return (
    step.state === "done" &&
    step.finished_by === (room.reader?.stakeholder ?? null) &&
    room.may("untick_action", step)
  )
}
