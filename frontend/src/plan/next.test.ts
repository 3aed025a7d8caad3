import { render, screen } from "@testing-library/svelte"
import { beforeAll, expect, test } from "vitest"
import { RoomView } from "../app/view.svelte"
import { id } from "../dev/fixtures"
import { MemoryRoom } from "../dev/memory.svelte"
import Stage from "../dev/Stage.svelte"
import { contoso } from "../dev/scripts"
import type { Action } from "../generated/rows"
import { fromLists, type RowLists, type Tables } from "../sync/tables"
import { plusDays } from "../text/dates"
import { speak } from "../text/text.svelte"
import NextForYou from "./NextForYou.svelte"
import { heldOfSide, nextFor, nextForSide } from "./next"
import { outline } from "./outline"
import { PlanView } from "./planview.svelte"

const TODAY = "2026-03-17"
const [BO, CHEN] = [id(20), id(22)]
const tables = fromLists(contoso(TODAY))

beforeAll(() => speak("en"))

function action(title: string): Action {
  const found = [...tables.action.values()].find((a) => a.title.startsWith(title))
  if (!found) throw new Error(title)
  return found
}

function titles(steps: readonly { title: string }[]): string[] {
  return steps.map((step) => step.title)
}

/** The room with other actions, and with one step waiting for another. */
function changed(
  change: (action: Action) => Partial<Action>,
  waits?: [who: string, forWhat: string],
): Tables {
  return fromLists(lists(change, waits))
}

function lists(change: (action: Action) => Partial<Action>, waits?: [string, string]): RowLists {
  const all = contoso(TODAY)
  return {
    ...all,
    action: (all.action ?? []).map((a) => ({ ...a, ...change(a) })),
    dependency: waits ? [{ id: id(900), successor: waits[0], predecessor: waits[1], lag: 0 }] : [],
  }
}

function draw(rows: RowLists): void {
  const room = new RoomView("contoso", new MemoryRoom("contoso", rows, BO), () => "")
  room.now = new Date(`${TODAY}T09:00:00Z`)
  const given = { stones: outline(room.tables) }
  render(Stage, { room, plan: new PlanView(), component: NextForYou as never, given })
}

test("next for a person is their most pressing open promise, not what is blocked", () => {
  expect(titles(nextFor(tables, CHEN, TODAY))).toEqual(["Data protection impact assessment"])
  expect(nextFor(tables, null, TODAY)).toEqual([])
})

test("what waits for an unfinished step is not next, until that one is done", () => {
  const [late, before] = [action("Data protection").id, action("Security questionnaire").id]

  expect(
    nextFor(
      changed(() => ({}), [late, before]),
      CHEN,
      TODAY,
    ),
  ).toEqual([])
  const met = changed((a) => (a.id === before ? { state: "done" } : {}), [late, before])
  expect(titles(nextFor(met, CHEN, TODAY))).toEqual(["Data protection impact assessment"])
})

test("what stands under a milestone that waits for another is not next either", () => {
  const [now, , later] = outline(tables).slice(1)
  const waiting = changed(() => ({}), [later?.id ?? "", now?.id ?? ""])

  expect(titles(nextFor(tables, BO, TODAY))).toContain("Business case for the board")
  expect(titles(nextFor(waiting, BO, TODAY))).not.toContain("Business case for the board")
})

test("what is overdue comes first, then what was sent back, then by day", () => {
  const day = (a: Action) => (a.title === "Business case for the board" ? plusDays(TODAY, -1) : a.due)
  const round = (a: Action) => (a.title === "Plan the roll-out by region" ? 2 : a.round)
  const steps = nextFor(
    changed((a) => ({ due: day(a), round: round(a) })),
    BO,
    TODAY,
  )

  expect(titles(steps).slice(0, 3)).toEqual([
    "Business case for the board",
    "Plan the roll-out by region",
    "Run the pilot for two weeks",
  ])
})

test("who has nothing left sees what presses on their side, and whose it is", () => {
  draw(lists((a) => (a.buyer_owner === BO ? { state: "done" } : {})))

  expect(screen.getByText("Next for Contoso")).toBeVisible()
  expect(screen.getByText("Chen Yu:")).toBeVisible()
  expect(screen.getByRole("link")).toHaveTextContent("Data protection impact assessment")
})

test("a side whose open steps are all blocked is told so, and what the most pressing one waits for", () => {
  const isOurs = (a: Action) => a.side !== "seller" && a.state !== "done"
  const stuck = lists((a) => (isOurs(a) ? { state: "blocked", obstacle: "waiting for the board" } : {}))
  draw(stuck)

  expect(nextForSide(fromLists(stuck), "buyer", TODAY)).toEqual([])
  expect(heldOfSide(fromLists(stuck), "buyer", TODAY).length).toBeGreaterThan(0)
  expect(screen.getByText("All that Contoso has open is blocked or waits for other steps.")).toBeVisible()
  expect(screen.getByText(/^Blocked: waiting for the board/)).toBeVisible()
  expect(screen.queryByText("Nothing waits for you right now.")).toBeNull()
})
