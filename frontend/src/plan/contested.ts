/** Two people edited the same thing: what stands there now, what the second wanted, and how to ask for it again. */

import type { Refusal } from "../app/room"
import type { DeedArgs, DeedName } from "../generated/deeds"
import type { TableName } from "../generated/rows"
import type { AnyRow, Tables } from "../sync/tables"

/** One field on which both have a word. */
export interface Contest {
  readonly field: string
  readonly theirs: unknown
  readonly mine: unknown
}

type Words = Contest & { readonly theirs: string; readonly mine: string }

/** Fields that hold somebody's own words. */
const WORDS = [
  "title",
  "note",
  "words",
  "name",
  "mitigation",
  "outcome",
  "champion_part",
  "buyer_goal",
  "seller_goal",
]

/** The edits that name the values they replace, and where their rows lie. */
const EDITED: Partial<Record<DeedName, readonly TableName[]>> = {
  edit_step: ["action", "milestone"],
  schedule_step: ["action", "milestone"],
  assign_step: ["action", "milestone"],
  explain_date_change: ["date_change"],
  edit_risk: ["risk"],
  edit_criterion: ["criterion"],
  edit_measure: ["measure"],
  edit_story: ["story"],
  edit_goal: ["story"],
  edit_stakeholder: ["stakeholder"],
  set_availability: ["stakeholder"],
  edit_party: ["party"],
  edit_room: ["room"],
}

/** The fields of mine that met somebody else's; none when there is nothing to choose between. */
export function contested(tables: Tables, refusal: Refusal): Contest[] {
  const row = editedRow(tables, refusal)
  if (!row) return []
  return Object.entries(wished(refusal))
    .map(([field, mine]) => ({ field, theirs: Reflect.get(row, field), mine }))
    .filter(({ theirs, mine }) => String(theirs ?? "") !== String(mine ?? ""))
}

/** Whether both wrote words of their own there, neither of them nothing. */
export function isWords(contest: Contest): contest is Words {
  const { field, theirs, mine } = contest
  return WORDS.includes(field) && [theirs, mine].every((words) => typeof words === "string" && words !== "")
}

/** The same wish, made in sight of what stands there now. */
export function madeAgain(tables: Tables, refusal: Refusal): DeedArgs[DeedName] {
  const row = editedRow(tables, refusal)
  const was = Object.fromEntries(
    Object.keys(wished(refusal)).map((field) => [field, row && Reflect.get(row, field)]),
  )
  return { ...refusal.args, was } as DeedArgs[DeedName]
}

function editedRow(tables: Tables, { code, deed, fields }: Refusal): AnyRow | undefined {
  if (code !== "changed_meanwhile" || typeof fields.row !== "string") return undefined
  const id = fields.row
  return EDITED[deed]?.map((table): AnyRow | undefined => tables[table].get(id)).find((row) => row)
}

function wished({ args }: Refusal): object {
  return "set" in args ? args.set : {}
}
