// @vitest-environment node
/** The browser folds as Python does, and guesses nothing that the event then contradicts. */
import { expect, test } from "vitest"
import day from "../../../tests/vectors/fold/busy_day.json"
import type { DeedArgs, DeedName } from "../generated/deeds"
import type { TableName } from "../generated/rows"
import { type Change, fold, put, type RoomEvent, type State } from "./fold"
import { guessOf } from "./guesses"
import { type AnyRow, fromLists, type RowLists, type Tables } from "./tables"

interface Step {
  readonly do: DeedName
  readonly args: DeedArgs[DeedName]
  readonly me: string | null
  readonly today: string
  readonly now: string
  readonly event: RoomEvent
}

const steps = day.steps as unknown as readonly Step[]
const GUESSED_LATER = ["undo"]
/** The server's clock has the last word. */
const LEFT_ALONE = new Set(["written"])

test("the events of a busy day fold into the rows that Python has at its end", () => {
  expect(after(steps.length).tables).toEqual(tablesOf(day.after))
})

test.each(steps.map((step, n) => ({ n, deed: step.do })))(
  "what is guessed of $deed ($n) is what comes",
  ({ n, deed }) => {
    const step = steps[n] as Step
    const before = after(n).tables
    const { event, me, today, now } = step
    const wish = {
      id: event.command,
      stream: event.stream,
      do: deed,
      args: step.args,
      v: 1,
      user: "",
      tab: "",
      made: 0,
    }

    const changes = guessOf(wish, before, { command: event.command, me, today, now })

    expect(changes.length > 0).toBe(!GUESSED_LATER.includes(deed))
    expect(touched(changes.reduce(put, before), changes)).toEqual(touched(after(n + 1).tables, changes))
  },
)

test("nearly every deed has its day", () => {
  expect(new Set(steps.map((step) => step.do)).size).toBeGreaterThanOrEqual(30)
})

function after(count: number): State {
  const start = { epoch: "e", seq: 0, tables: tablesOf(day.before) }
  return steps.slice(0, count).reduce((state, step) => fold(state, step.event), start)
}

function tablesOf(byTable: object): Tables {
  const lists = Object.entries(byTable).map(([name, rows]) => [
    name,
    Object.values(rows as Record<string, AnyRow>),
  ])
  return fromLists(Object.fromEntries(lists) as RowLists)
}

/** The columns that the changes set, row by row, as the tables have them. */
function touched(tables: Tables, changes: readonly Change[]): unknown[] {
  return changes.map((change) => {
    const row = rowOf(tables, change.table, change.id)
    const columns = change.gone ? [] : Object.keys(change.set).filter((column) => !LEFT_ALONE.has(column))
    return [
      change.table,
      change.id,
      row && columns.sort().map((column) => [column, Reflect.get(row, column)]),
    ]
  })
}

function rowOf(tables: Tables, table: TableName, id: string): AnyRow | undefined {
  return tables[table].get(id)
}
