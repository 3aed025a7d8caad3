/** The rows of a draft that the other side will see once it is opened, as the server picks them. */

import type { Criterion, DateChange, Dependency, Evidence } from "../generated/rows"
import { inOrder, type Tables } from "../sync/tables"

/** Dropped steps with what hangs on them, and moves that were made while drafting, stay behind. */
export function picture(tables: Tables): Tables {
  const milestone = standing(tables.milestone)
  const action = standing(tables.action)
  const crosses = (id: string): boolean => milestone.has(id) || action.has(id)
  const under = (id: string | null): string | null => (id !== null && milestone.has(id) ? id : null)
  return {
    ...tables,
    milestone,
    action: mapped(action, (row) => ({ ...row, milestone: under(row.milestone) })),
    room: mapped(tables.room, (row) => ({ ...row, decision: under(row.decision) })),
    risk: mapped(tables.risk, (row) => ({ ...row, steps: row.steps.filter(crosses) })),
    criterion: those(tables.criterion, (row) => row.milestone === null || milestone.has(row.milestone)),
    evidence: those(tables.evidence, (row) => crosses(row.step)),
    dependency: those(tables.dependency, (row) => crosses(row.predecessor) && crosses(row.successor)),
    date_change: those(tables.date_change, (row) => row.proposer === null && crosses(row.step)),
  }
}

/** What hangs on each step, by its id; the criteria of the story under null. */
export interface Hanging {
  readonly criteria: ReadonlyMap<string | null, readonly Criterion[]>
  readonly evidence: ReadonlyMap<string, readonly Evidence[]>
  readonly waits: ReadonlyMap<string, readonly Dependency[]>
  readonly moves: ReadonlyMap<string, readonly DateChange[]>
}

export function hanging({ criterion, evidence, dependency, date_change }: Tables): Hanging {
  const moves = [...date_change.values()].sort((a, b) => a.position - b.position)
  return {
    criteria: Map.groupBy(inOrder(criterion.values()), (row) => row.milestone),
    evidence: Map.groupBy(inOrder(evidence.values()), (row) => row.step),
    waits: Map.groupBy(dependency.values(), (row) => row.successor),
    moves: Map.groupBy(moves, (row) => row.step),
  }
}

type Rows<Row> = ReadonlyMap<string, Row>

function standing<Row extends { readonly state: string }>(rows: Rows<Row>): Rows<Row> {
  return those(rows, (row) => row.state !== "dropped")
}

function those<Row>(rows: Rows<Row>, keep: (row: Row) => boolean): Rows<Row> {
  return new Map([...rows].filter(([, row]) => keep(row)))
}

function mapped<Row>(rows: Rows<Row>, change: (row: Row) => Row): Rows<Row> {
  return new Map([...rows].map(([id, row]) => [id, change(row)]))
}
