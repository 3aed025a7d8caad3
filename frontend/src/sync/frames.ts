/** Everything that crosses the socket, one closed set for each direction. */
import type { RoomEvent } from "./fold"

interface Hello {
  readonly t: "hello"
  readonly protocol: number
  readonly user: string
}
export interface Joined {
  readonly t: "joined"
  readonly stream: string
  readonly epoch: string
  readonly seq: number
}
interface Behind {
  readonly t: "behind"
  readonly stream: string
  readonly after: number
}
interface Resync {
  readonly t: "resync"
  readonly stream: string
}
interface GoneAway {
  readonly t: "gone"
  readonly stream: string
}
export interface Visitor {
  readonly member: string
  readonly place: string | null
}
interface HereNow {
  readonly t: "here"
  readonly stream: string
  readonly who: readonly Visitor[]
}
interface Done {
  readonly t: "done"
  readonly id: string
  readonly stream: string
  readonly seq: number
}
interface Already {
  readonly t: "already"
  readonly id: string
}
interface Refused {
  readonly t: "refused"
  readonly id: string
  readonly kind: "not_found" | "not_allowed" | "conflict" | "invalid" | "stale"
  readonly code: string
  readonly text: string
  readonly fields: Readonly<Record<string, unknown>>
}
/** `unknown`: nobody knows whether it was stored; `unavailable`: nothing can be stored at present. */
interface Unknown {
  readonly t: "unknown" | "unavailable"
  readonly id: string
}
interface Hint {
  readonly t: "hint"
  readonly rooms: readonly string[]
}
export interface Bye {
  readonly t: "bye"
  readonly code: "slow" | "restart" | "signed_out" | "full"
  readonly after: number
}

/** About one stream; an event is the frame without `t`. */
export type StreamFrame =
  | (RoomEvent & { readonly t?: undefined })
  | Joined
  | Behind
  | Resync
  | GoneAway
  | HereNow
/** About one command. */
export type Answer = Done | Already | Refused | Unknown
export type ServerFrame = Hello | StreamFrame | Answer | Hint | Bye

/** Whether a frame moves one stream on; who is here moves none. */
export function isAboutStream(frame: ServerFrame): frame is StreamFrame {
  return frame.t === undefined || ["joined", "behind", "resync", "gone"].includes(frame.t)
}

export type ClientFrame =
  | { readonly t: "join"; readonly stream: string; readonly epoch: string; readonly seq: number }
  | { readonly t: "leave"; readonly stream: string }
  | {
      readonly t: "cmd"
      readonly id: string
      readonly stream: string
      readonly do: string
      readonly v: number
      readonly args: object
    }
  | { readonly t: "here"; readonly stream: string; readonly place: string | null }
  | { readonly t: "home" }
