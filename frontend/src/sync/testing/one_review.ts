/** A room with one action, which everybody may tick; each visit ends with its test. */
import { afterEach, beforeEach, vi } from "vitest"
import { Profile } from "./browser"
import { blankAction, stateOf } from "./deciding"
import { ModelServer } from "./model_server"
import { pass, settle, stopTime, type Visit, visit } from "./world"

export const REVIEW = "11111111-1111-4111-8111-111111110001"

export let server: ModelServer
let visits: Visit[]

/** Every test of the file begins with a fresh server, in a time that stands still. */
export function eachWithAFreshServer(): void {
  beforeEach(() => {
    stopTime()
    server = new ModelServer()
    server.states[0] = stateOf([{ id: REVIEW, ...blankAction("Security review") }])
    visits = []
  })

  afterEach(async () => {
    for (const each of visits) await each.end()
    vi.useRealTimers()
  })
}

export async function open(user: string, profile = new Profile()): Promise<Visit> {
  const opened = visit(server, user, profile)
  visits.push(opened)
  await settle()
  await pass(server, 500)
  return opened
}

export function tick({ room }: Visit): string {
  return room.do("complete_action", { step_id: REVIEW, round: 1 })
}

export function titled(title: string) {
  return { title, milestone: null, after: null, side: "both" as const }
}

export function state({ room }: Visit): string | undefined {
  return room.tables?.action.get(REVIEW)?.state
}
