/** Made-up rooms, dated around today so that they always look alive. */

import type { Action, Milestone, Part, Side, Stakeholder, State } from "../generated/rows"
import { rowId } from "../sync/ids"
import { placeAfter } from "../sync/positions"
import type { RowLists } from "../sync/tables"
import { type Day, plusDays, workingDays } from "../text/dates"

type Who = [name: string, title: string, side: "buyer" | "seller", part: Part, joined?: boolean]
type Todo = [title: string, side: Side, owner: string, due: number, state?: State, more?: Partial<Action>]
type Stage = [title: string, due: number, todos: Todo[], more?: Partial<Milestone>]

export interface Script {
  readonly companies: readonly [buyer: string, seller: string]
  readonly outcome: string
  readonly part: string
  readonly goals: readonly [string, string]
  readonly measure: readonly [name: string, from: string, to: string]
  readonly people: readonly Who[]
  readonly stages: readonly Stage[]
  readonly risks: readonly [
    title: string,
    probability: number,
    impact: number,
    mitigation: string,
    owner: number,
  ][]
  readonly late: readonly [from: number, words: string]
}

/** An id that reads as its number. */
export function id(n: number): string {
  return rowId("00000000-0000-4000-8000-000000000000", n)
}

/** The rows of a script; days count working days from today. */
export function enact(script: Script, today: Day): RowLists {
  const day = (n: number): Day => offset(today, n)
  const people = script.people.map((who, n) => card(who, n))
  const byName = new Map(people.map((p) => [p.name.split(" ")[0] || p.title, p.id]))
  const milestones: Milestone[] = []
  const actions: Action[] = []
  let position: string | null = null
  script.stages.forEach(([title, due, todos, more], m) => {
    const milestone = {
      ...blank(200 + m, title, "both", day(due)),
      position: next(milestones, position),
      ...more,
    } as Milestone
    position = milestone.id
    milestones.push(milestone)
    const own: Action[] = []
    for (const todo of todos) {
      const made = promise(todo, 300 + m * 20 + own.length, byName, day)
      own.push({ ...made, milestone: milestone.id, position: next(own, own.at(-1)?.id ?? null) })
    }
    actions.push(...own)
  })
  const decision =
    milestones.findLast((m) => m.kind === "signature" || m.kind === "approval") ?? milestones.at(-1)
  return {
    room: [
      {
        id: id(1),
        name: script.companies.join(" × "),
        state: "open",
        outcome: null,
        zone: "UTC",
        decision: decision?.id ?? null,
        plan_version: 4,
        started: day(-30),
        rhythm: "weekly",
        weekday: "tue",
        checkin_words: "",
      },
    ],
    story: [
      {
        id: id(1),
        outcome: script.outcome,
        champion_part: script.part,
        buyer_goal: script.goals[0],
        seller_goal: script.goals[1],
      },
    ],
    measure: [
      {
        id: id(2),
        position: "a",
        name: script.measure[0],
        from_value: script.measure[1],
        to_value: script.measure[2],
        by: day(120),
      },
    ],
    criterion: [
      {
        id: id(3),
        position: "a",
        milestone: milestones[1]?.id ?? null,
        words: "Data protection agreement signed by both",
        met: false,
      },
    ],
    party: script.companies.map((name, n) => ({
      id: id(10 + n),
      position: "ab"[n] ?? "c",
      side: n === 0 ? "buyer" : "seller",
      name,
      domain: "",
    })),
    stakeholder: people,
    milestone: milestones,
    action: actions,
    evidence: [
      {
        id: id(60),
        position: "a",
        step: id(300),
        title: "Minutes of the workshop",
        url: "https://example.com/minutes",
      },
    ],
    dependency: [],
    date_change: [
      {
        id: id(70),
        position: 1,
        step: decision?.id ?? "",
        start_from: null,
        start_to: null,
        due_from: day(script.late[0]),
        due_to: decision?.due ?? null,
        reason: "approval_held",
        words: script.late[1],
        proposer: people[0]?.id ?? null,
        proposed: `${day(-3)}T09:12:00.000000Z`,
        state: "applied",
        plan_version: 3,
        answers: null,
        deeds: "[]",
        cascade: "[]",
      },
    ],
    risk: script.risks.map(([title, probability, impact, mitigation, owner], n) => ({
      id: id(80 + n),
      title,
      probability,
      impact,
      mitigation,
      owner: people[owner]?.id ?? null,
      steps: actions[5] ? [actions[5].id] : [],
      trigger: n === 0 ? day(6) : null,
      state: n === 0 ? "mitigating" : "open",
    })),
    comment: [
      {
        id: id(90),
        step: actions[4]?.id ?? "",
        author: people[1]?.id ?? "",
        written: `${day(-1)}T14:05:00.000000Z`,
        words: "The annex on sub-processors is attached to the redlines.",
      },
    ],
  }
}

type Days = (working: number) => Day

function promise(todo: Todo, n: number, people: ReadonlyMap<string, string>, day: Days): Action {
  const [words, side, owner, due, state = "open", more] = todo
  const [first = "", second = ""] = owner.split("+")
  const person = (name: string): string | null => people.get(name) ?? null
  return {
    ...blank(n, words, side, day(due)),
    milestone: null,
    state,
    buyer_owner: side === "seller" ? null : person(first),
    seller_owner: person(side === "seller" ? first : second),
    ...(state === "done" && { finished: day(Math.min(due, 0)), finished_by: person(first) }),
    ...more,
  }
}

function card([name, title, side, part, joined = true]: Who, n: number): Stakeholder {
  return {
    id: id(20 + n),
    position: String.fromCharCode(97 + n),
    party: id(side === "buyer" ? 10 : 11),
    name,
    title,
    email: joined ? `${(name.split(" ")[0] ?? "x").toLowerCase()}@example.com` : "",
    phone: "",
    part,
    away_from: null,
    away_to: null,
    away_note: "",
    role: joined ? (n < 2 ? "lead" : "contributor") : null,
    joined: joined ? "2026-01-05T08:00:00.000000Z" : null,
    left: null,
  }
}

function blank(n: number, title: string, side: Side, due: Day) {
  return {
    id: id(n),
    position: "",
    title,
    kind: "other" as const,
    side,
    buyer_owner: null,
    seller_owner: null,
    start: null,
    due,
    baseline_due: due,
    baseline_imported: false,
    state: "open" as State,
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

function next(rows: readonly { id: string; position: string }[], after: string | null): string {
  return placeAfter(rows, after)
}

function offset(today: Day, working: number): Day {
  let day = today
  const step = working < 0 ? -1 : 1
  while (Math.abs(workingDays(today, day)) < Math.abs(working)) day = plusDays(day, step)
  return day
}
