/** How a stream stands, in one word for the page. */
import type { Phase } from "./feed"

export type Status = "loading" | "live" | "reconnecting" | "offline" | "gone" | "failed"

export interface Standing {
  readonly phase: Phase
  /** Rows are there to be drawn. */
  readonly held: boolean
  /** The last attempts to reach the server or to catch up failed. */
  readonly struggling: boolean
  readonly online: boolean
  /** This page can't go on: signed out, or older than the server. */
  readonly over: boolean
}

/** The word for it; short work behind the scenes (joining, catching up) is not worth one of its own. */
export function statusOf({ phase, held, struggling, online, over }: Standing): Status {
  if (over || phase === "refused") return "failed"
  if (phase === "gone") return "gone"
  if (phase === "live") return "live"
  if (!online) return "offline"
  if (struggling) return "reconnecting"
  return held ? "live" : "loading"
}
