/** The few rules of the model server, and rows to play with. */
import type { DeedArgs } from "../../generated/deeds"
import type { Action } from "../../generated/rows"
import type { Change, State } from "../fold"
import type { ClientFrame } from "../frames"
import { rowId } from "../ids"
import { fromLists } from "../tables"

export type Cmd = Extract<ClientFrame, { t: "cmd" }>

/** The changes that a command makes, none where its wish is already true, or why it is refused. */
export function decide({ tables }: State, cmd: Cmd): Change[] | string {
  if (cmd.do === "add_action") {
    const { title } = cmd.args as DeedArgs["add_action"]
    return [{ table: "action", id: rowId(cmd.id, 1), set: { ...blankAction(title) }, was: null }]
  }
  const { step_id: id } = cmd.args as DeedArgs["complete_action"]
  const row = tables.action.get(id)
  if (!row) return "no_such_step"
  if (cmd.do === "edit_step") return edited(row, cmd.args as DeedArgs["edit_step"])
  if (row.state === "done") return []
  return [
    {
      table: "action",
      id,
      set: { state: "done", finished: "2026-03-02" },
      was: { state: row.state, finished: row.finished },
    },
  ]
}

function edited(row: Action, { set, was }: DeedArgs["edit_step"]): Change[] | string {
  if (row.title === set.title) return []
  if (row.title !== was.title) return "changed_meanwhile"
  return [{ table: "action", id: row.id, set, was }]
}

/** A fresh action's columns. */
export function blankAction(title: string, position = "V"): Omit<Action, "id"> {
  const dates = { start: null, due: null, baseline_due: null, baseline_imported: false, finished: null }
  const work = {
    state: "open" as const,
    round: 1,
    finished_by: null,
    obstacle: "",
    blocker: null,
    blocked_since: null,
  }
  const owners = { side: "both" as const, buyer_owner: null, seller_owner: null }
  return {
    position,
    title,
    kind: "other",
    ...owners,
    ...dates,
    ...work,
    note: "",
    comments: 0,
    milestone: null,
  }
}

/** A state with these actions at seq n, as a first snapshot. */
export function stateOf(actions: readonly Action[], seq = 0, epoch = "epoch-0"): State {
  return { epoch, seq, tables: fromLists({ action: actions }) }
}
