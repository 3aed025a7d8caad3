/** Guesses for shaping the plan: add, word, order, assign, date and drop steps. */
import type { DeedArgs } from "../../generated/deeds"
import type { Milestone } from "../../generated/rows"
import { rowId } from "../ids"
import { placeAfter } from "../positions"
import type { Tables } from "../tables"
import { added, type Guesses, patch, removed, stepTable } from "./guess"

export const SHAPING: Guesses = {
  add_milestone: (args, tables, { command }) => {
    const position = placeAfter(tables.milestone.values(), args.after ?? null)
    return [added("milestone", rowId(command, 1), newStep(args, position))]
  },
  add_action: (args, tables, { command }) => {
    const milestone = args.milestone ?? null
    const position = placeAfter(actionsOf(tables, milestone), args.after ?? null)
    return [added("action", rowId(command, 1), { ...newStep(args, position), milestone })]
  },
  edit_step: ({ step_id, set }, tables) => [patch(stepTable(tables, step_id), step_id, set)],
  assign_step: ({ step_id, set }, tables) => [patch(stepTable(tables, step_id), step_id, set)],
  schedule_step: ({ step_id, set }, tables) => [patch(stepTable(tables, step_id), step_id, set)],
  move_action: ({ step_id, milestone = null, after = null }, tables) => {
    const siblings = actionsOf(tables, milestone).filter((a) => a.id !== step_id)
    return [patch("action", step_id, { milestone, position: placeAfter(siblings, after) })]
  },
  move_milestone: ({ step_id, after = null }, tables) => {
    const siblings = [...tables.milestone.values()].filter((m) => m.id !== step_id)
    return [patch("milestone", step_id, { position: placeAfter(siblings, after) })]
  },
  drop_action: ({ step_id }, tables) => [
    patch(stepTable(tables, step_id), step_id, { state: "dropped", finished: null, finished_by: null }),
  ],
  explain_date_change: ({ date_change_id, set }) => [patch("date_change", date_change_id, set)],
  link_steps: ({ predecessor, successor, lag = 0 }, tables, { command }) => {
    const found = link(tables, predecessor, successor)
    if (found) return [patch("dependency", found.id, { lag })]
    return [added("dependency", rowId(command, 1), { predecessor, successor, lag })]
  },
  unlink_steps: ({ predecessor, successor }, tables) => {
    const found = link(tables, predecessor, successor)
    return found ? [removed("dependency", found.id)] : []
  },
}

function newStep(args: DeedArgs["add_milestone"], position: string): Omit<Milestone, "id"> {
  return {
    position,
    title: args.title,
    kind: args.kind ?? "other",
    side: args.side ?? "buyer",
    buyer_owner: args.buyer_owner ?? null,
    seller_owner: args.seller_owner ?? null,
    start: args.start ?? null,
    due: args.due ?? null,
    baseline_due: null,
    baseline_imported: false,
    state: "open",
    round: 1,
    finished: null,
    finished_by: null,
    obstacle: "",
    blocker: null,
    blocked_since: null,
    note: "",
    comments: 0,
  }
}

function actionsOf(tables: Tables, milestone: string | null) {
  return [...tables.action.values()].filter((action) => action.milestone === milestone)
}

function link(tables: Tables, predecessor: string, successor: string) {
  const links = [...tables.dependency.values()]
  return links.find((l) => l.predecessor === predecessor && l.successor === successor)
}
