/** What the server would say to the pages' few HTTP calls. */

import type { RowLists } from "../sync/tables"
import { plusDays } from "../text/dates"
import { id } from "./fixtures"

export const ME = { user: "user-bo", card: id(20) }

export function answering(rooms: Readonly<Record<string, RowLists>>): typeof fetch {
  return async (input) => {
    const { pathname } = new URL(String(input), location.href)
    const answer = find(pathname, rooms)
    return answer === undefined
      ? Response.json({ code: "not_found", detail: "" }, { status: 404 })
      : Response.json(answer)
  }
}

function find(path: string, rooms: Readonly<Record<string, RowLists>>): unknown {
  const me = {
    user: { id: ME.user, name: "Bo Lindqvist", email: "bo@example.com", language: "" },
    organisations: [{ id: "o", name: "Contoso", role: "member" }],
    demo: true,
    protocol: 1,
  }
  if (path === "/api/session") return { me }
  if (path === "/api/rooms") return Object.entries(rooms).map(([room, lists], n) => cardOf(room, lists, n))
  if (path === "/api/demo/people") {
    return [
      { id: "bo", name: "Bo Lindqvist", organisations: ["Contoso"] },
      { id: "li", name: "Li Wei", organisations: ["Contoso"] },
      { id: "ada", name: "Ada Moreau", organisations: ["Northwind"] },
    ]
  }
  return path.endsWith("/history") ? history(Object.values(rooms)[0] ?? {}) : undefined
}

function cardOf(room: string, lists: RowLists, n: number) {
  const decision = lists.milestone?.find((m) => m.id === lists.room?.[0]?.decision)
  return {
    room,
    stream: `room/${room}`,
    private_stream: null,
    name: room,
    state: n === 1 ? "draft" : "open",
    outcome: null,
    buyer: lists.party?.[0]?.name ?? "",
    seller: lists.party?.[1]?.name ?? "",
    story: lists.story?.[0]?.outcome ?? "",
    decision_title: decision?.title ?? "",
    decision_due: decision?.due ?? null,
    done: 7,
    total: 17,
    buyer_done: 3,
    buyer_total: 9,
    seller_done: 4,
    seller_total: 6,
    blocked: n === 0 ? 1 : 0,
    next_due: decision?.due ?? null,
  }
}

function history(lists: RowLists) {
  const title = lists.action?.[4]?.title ?? ""
  const now = new Date().toISOString()
  const at = (days: number): string => `${plusDays(now.slice(0, 10), days)}T09:1${-days}:00.000000Z`
  const event = (seq: number, kind: string, actor: string, days: number, data: object) => ({
    stream: "room/contoso",
    seq,
    v: 1,
    kind,
    actor,
    at: at(days),
    command: id(seq),
    data: { title, ...data },
    changes: [],
  })
  return [
    event(9, "action.completed", id(24), 0, { reached: [lists.milestone?.[0]?.id] }),
    event(8, "action.blocked", id(22), -1, { obstacle: "waiting for outside counsel" }),
    event(7, "action.sent_back", id(21), -1, { reason: "The annex on sub-processors is missing.", round: 1 }),
    event(6, "risk.logged", id(20), -2, { title: "The CFO has not been in a meeting yet" }),
    event(5, "member.joined", id(23), -3, { stakeholder: id(23) }),
  ]
}
