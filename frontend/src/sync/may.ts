/** What the reader may do, as the generated permission table says; the server has the last word. */

import type { DeedName } from "../generated/deeds"
import { PERMISSIONS, type Permission, type Relation } from "../generated/permissions"
import type { Action, Milestone, Role, Side, Stakeholder } from "../generated/rows"
import type { Tables } from "./tables"

/** Who acts; `drafting` members stand in for both sides, as nobody else is there yet. */
export interface Actor {
  readonly side: Side
  readonly role: Role
  readonly drafting?: boolean
}

const RANK: Readonly<Record<Role, number>> = { viewer: 0, contributor: 1, lead: 2 }

/** Deeds of a private stream are not in the table: whoever sees that stream may do them there. */
const TABLE: { readonly [K in DeedName]?: Permission } = PERMISSIONS

/** Whether side and role permit a deed, on a step or in the room as a whole. */
export function may(deed: DeedName, member: Actor | null, step?: Action | Milestone): boolean {
  const permission: Permission | undefined = TABLE[deed]
  if (!member || !permission) return false
  const needed = permission[relation(permission, member, step)]
  return needed !== undefined && RANK[member.role] >= RANK[needed]
}

/** The member that a stakeholder is; null for one who has not joined or has left. */
export function memberOf(tables: Tables, me: string | null): Actor | null {
  const row = me === null ? undefined : tables.stakeholder.get(me)
  const side = row && tables.party.get(row.party)?.side
  return row && side && isMember(row) ? { side, role: row.role } : null
}

function isMember(row: Stakeholder): row is Stakeholder & { role: Role } {
  return row.role !== null && row.joined !== null && row.left === null
}

function relation(permission: Permission, member: Actor, step: Action | Milestone | undefined): Relation {
  if (!step) return "room"
  if (!("milestone" in step) && permission.milestone) return "milestone"
  if (step.side === "both") return "shared"
  if (member.drafting) return permission.shared ? "shared" : "own"
  return step.side === member.side ? "own" : "other"
}
