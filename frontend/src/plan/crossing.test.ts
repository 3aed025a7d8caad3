import { beforeAll, expect, test } from "vitest"
import { RoomView } from "../app/view.svelte"
import { MemoryRoom } from "../dev/memory.svelte"
import type { Action, DateChange, Milestone, RowOf, TableName } from "../generated/rows"
import type { RowLists } from "../sync/tables"
import { speak } from "../text/text.svelte"
import { crossing } from "./crossing"

type Shared = Exclude<TableName, "comment" | "deal" | "colleague" | "activity" | "private_cell">

const STEP = {
  position: "V",
  kind: "legal",
  side: "both",
  buyer_owner: "bo",
  seller_owner: "ada",
  start: "2026-03-02",
  due: "2026-03-24",
  baseline_due: "2026-03-20",
  baseline_imported: false,
  state: "blocked",
  round: 2,
  finished: "2026-03-25",
  finished_by: "bo",
  obstacle: "outside counsel",
  blocker: "ada",
  blocked_since: "2026-03-10",
  note: "Redlines are with us.",
  comments: 3,
} as const
const MILESTONE: Milestone = { ...STEP, id: "m1", title: "Legal is satisfied" }
const ACTION: Action = { ...STEP, id: "a1", title: "Redlines answered", milestone: "m1" }
const OTHER: Milestone = { ...STEP, id: "m2", title: "Signed", position: "W" }
const MOVE: DateChange = {
  id: "d1",
  position: 1,
  step: "a1",
  start_from: "2026-03-01",
  start_to: "2026-03-02",
  due_from: "2026-03-20",
  due_to: "2026-03-24",
  reason: "legal_terms",
  words: "Counsel asked for more",
  proposer: null,
  proposed: "2026-03-01T09:00:00Z",
  state: "applied",
  plan_version: 1,
  answers: null,
  deeds: "[]",
  cascade: "[]",
}

/** A draft in which every column of every table that crosses says something. */
const WHOLE: { readonly [K in Shared]: RowOf[K] } = {
  room: {
    id: "r",
    name: "Contoso",
    state: "draft",
    outcome: null,
    zone: "Europe/Berlin",
    decision: "m1",
    plan_version: 1,
    started: "2026-03-01",
    rhythm: "weekly",
    weekday: "tue",
    checkin_words: "10:00, video call",
  },
  story: {
    id: "r",
    outcome: "Faster claims",
    champion_part: "Leads it",
    buyer_goal: "Days",
    seller_goal: "Fame",
  },
  measure: {
    id: "me",
    position: "V",
    name: "Handling",
    from_value: "9 days",
    to_value: "4 days",
    by: "2026-09-30",
  },
  criterion: { id: "c1", position: "V", milestone: "m1", words: "All signed", met: false },
  party: { id: "p1", position: "V", side: "buyer", name: "Contoso", domain: "contoso.example" },
  stakeholder: {
    id: "bo",
    position: "V",
    party: "p1",
    name: "Bo Lindqvist",
    title: "VP Operations",
    email: "bo@contoso.example",
    phone: "+46 1",
    part: "champion",
    away_from: "2026-02-02",
    away_to: "2026-02-06",
    away_note: "skiing",
    role: "lead",
    joined: "2026-02-01T09:00:00Z",
    left: "2026-03-01T09:00:00Z",
  },
  milestone: MILESTONE,
  action: ACTION,
  evidence: { id: "e1", position: "V", step: "a1", title: "Report", url: "https://contoso.example/report" },
  dependency: { id: "l1", predecessor: "m2", successor: "a1", lag: 2 },
  date_change: MOVE,
  risk: {
    id: "k1",
    title: "Auditor away",
    probability: 2,
    impact: 4,
    mitigation: "Book early",
    owner: "bo",
    steps: ["a1"],
    trigger: "2026-03-18",
    state: "open",
  },
}

/** Columns that tell the other side nothing they could not see, and why. */
const EXEMPT: Record<string, string> = {
  id: "drawn anew",
  position: "drawn anew; the order is the order shown",
  comments: "comments stay behind",
  "room.state": "becomes open",
  "room.outcome": "a draft has none",
  "room.plan_version": "begins anew",
  "room.started": "becomes the day of the opening",
  "stakeholder.joined": "becomes the moment of the opening",
  "date_change.proposer": "only those without one cross",
  "date_change.proposed": "becomes the moment of the opening",
  "date_change.state": "an imported one is applied",
  "date_change.plan_version": "begins anew",
  "date_change.answers": "an imported one answers none",
  "date_change.deeds": "an imported one has none",
  "date_change.cascade": "an imported one has none",
}

/** Another value that the column could have. */
const OTHERWISE: Record<string, unknown> = {
  side: "seller",
  kind: "security",
  state: "mitigating",
  reason: "over_budget",
  rhythm: "monthly",
  weekday: "fri",
  part: "approver",
  role: "viewer",
  milestone: "m2",
  decision: "m2",
  party: "p2",
  step: "m2",
  predecessor: "m1",
  successor: "m1",
  steps: ["m2"],
  left: null,
  finished_by: "ada",
  blocker: "bo",
  owner: "ada",
  buyer_owner: "ada",
  seller_owner: "bo",
}

function room(changes: RowLists = {}): RoomView {
  const one = Object.fromEntries(Object.entries(WHOLE).map(([table, row]) => [table, [row]])) as RowLists
  const ada = { ...WHOLE.stakeholder, id: "ada", name: "Ada", party: "p2", position: "W" }
  const lists: RowLists = {
    ...one,
    milestone: [MILESTONE, OTHER],
    party: [WHOLE.party, { ...WHOLE.party, id: "p2", side: "seller", name: "Northwind", position: "W" }],
    stakeholder: [WHOLE.stakeholder, ada],
  }
  const laid = Object.entries(changes).map(([table, rows]) => {
    const before = (lists[table as Shared] ?? []) as readonly { id: string }[]
    const ids = new Set(rows.map(({ id }) => id))
    return [table, [...rows, ...before.filter(({ id }) => !ids.has(id))]]
  })
  const view = new RoomView(
    "r",
    new MemoryRoom("r", { ...lists, ...Object.fromEntries(laid) }, null),
    () => "ada",
  )
  view.now = new Date("2026-03-17T12:00:00Z")
  return view
}

function told(changes: RowLists = {}): string {
  return JSON.stringify(crossing(room(changes)))
}

function otherwise(table: string, column: string, value: unknown): unknown {
  if (column === "state" && table !== "risk") return "in_progress"
  if (column in OTHERWISE) return OTHERWISE[column]
  if (typeof value === "boolean") return !value
  if (typeof value === "number") return value + 1
  return /^\d{4}-/.test(String(value)) ? "2026-04-01" : `${value} otherwise`
}

const columns = Object.entries(WHOLE).flatMap(([table, row]) =>
  Object.keys(row)
    .filter((column) => !(column in EXEMPT) && !(`${table}.${column}` in EXEMPT))
    .map((column) => [table, column] as const),
)

beforeAll(() => speak("en"))

test.each(columns)("what crosses in %s.%s is shown", (table, column) => {
  const row = WHOLE[table as Shared] as unknown as Record<string, unknown>
  const changed = { ...row, [column]: otherwise(table, column, row[column]) }

  expect(told({ [table]: [changed] })).not.toBe(told())
})

test("a dropped step stays behind with what hangs on it, and its actions stand alone", () => {
  const dropped = told({ milestone: [{ ...MILESTONE, state: "dropped" }] })

  expect(dropped).not.toContain("Legal is satisfied")
  expect(dropped).not.toContain("All signed")
  expect(dropped).toContain("Redlines answered")
  const actionless = told({ action: [{ ...ACTION, state: "dropped" }] })
  for (const words of ["Redlines answered", "Report", "Counsel asked", "Threatens"]) {
    expect(actionless).not.toContain(words)
  }
})

test("moves that were made while drafting stay behind", () => {
  expect(told()).toContain("Counsel asked for more")
  expect(told({ date_change: [{ ...MOVE, proposer: "ada" }] })).not.toContain("Counsel asked for more")
})
