// @vitest-environment node
/** The browser folds as Python does, and guesses nothing that the event then contradicts. */
import { describe, expect, test } from "vitest"
import busyDay from "../../../tests/vectors/fold/busy_day.json"
import draft from "../../../tests/vectors/fold/draft.json"
import opened from "../../../tests/vectors/fold/opened.json"
import secondThoughts from "../../../tests/vectors/fold/second_thoughts.json"
import type { DeedArgs, DeedName } from "../generated/deeds"
import type { TableName } from "../generated/rows"
import { takenBack } from "./command"
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

interface Vector {
  readonly before: object
  readonly steps: readonly Step[]
  readonly after: object
}

const VECTORS = { busyDay, draft, opened, secondThoughts } as unknown as Record<string, Vector>
const GUESSED_LATER = ["begin_draft", "open_room", "edit_deal", "share_cell", "join_room"]
/** The server's clock has the last word. */
const LEFT_ALONE = new Set(["written"])

describe.each(Object.entries(VECTORS))("%s", (_, vector) => {
  const { steps } = vector

  test("the events fold into the rows that Python has at the end", () => {
    expect(stateAfter(vector, steps.length).tables).toEqual(tablesOf(vector.after))
  })

  test.each(steps.map((step, n) => ({ n, deed: step.do })))(
    "what is guessed of $deed ($n) is what comes",
    ({ n, deed }) => {
      const step = steps[n] as Step
      const before = stateAfter(vector, n).tables
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

      const named = takenBack(wish)
      const undone = steps.find((made) => made.event.command === named)?.event

      const changes = guessOf(wish, before, { command: event.command, me, today, now, undone })

      expect(changes.length > 0).toBe(!GUESSED_LATER.includes(deed))
      const guessed = touched(changes.reduce(put, before), changes)
      expect(guessed).toEqual(touched(stateAfter(vector, n + 1).tables, changes))
    },
  )
})

function stateAfter(vector: Vector, count: number): State {
  const start = { epoch: "e", seq: 0, tables: tablesOf(vector.before) }
  return vector.steps.slice(0, count).reduce((state, step) => fold(state, step.event), start)
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
