/** A wish on its way: what a deed was asked for, where, by whom and when. */
import type { DeedArgs, DeedName } from "../generated/deeds"
import { PROTOCOL } from "../generated/rows"
import type { ClientFrame } from "./frames"
import { isId, newCommand, rowId } from "./ids"

export interface Command<K extends DeedName = DeedName> {
  readonly id: string
  readonly stream: string
  readonly do: K
  readonly args: DeedArgs[K]
  /** The protocol in which the arguments were written. */
  readonly v: number
  readonly user: string
  /** The tab that sends it; another takes over when that one is gone. */
  readonly tab: string
  /** Milliseconds: the order in which one user's commands are sent, and their age. */
  readonly made: number
  /** Why it did not take effect; kept until its author has seen it. */
  readonly rejected?: Rejection | undefined
}

/** The server's refusal; or `not_kept`: it could not be stored offline; `too_old`: it asks before it is sent. */
export interface Rejection {
  readonly code: string
  readonly text: string
  readonly fields: Readonly<Record<string, unknown>>
}

const NAMING = { undo: "command_id", untick_action: "tick" } as const

/** A fresh command under its own id. */
export function command<K extends DeedName>(wish: Omit<Command<K>, "id" | "v">): Command<K> {
  return { ...wish, id: newCommand(), v: PROTOCOL }
}

/** The command whose effect this one takes back, where it names one. */
export function takenBack({ do: deed, args }: Command): string | undefined {
  const named: unknown =
    deed === "undo" || deed === "untick_action" ? Reflect.get(args, NAMING[deed]) : undefined
  return typeof named === "string" ? named : undefined
}

/** How a command crosses the socket. */
export function commandFrame({ id, stream, do: deed, v, args }: Command): ClientFrame {
  return { t: "cmd", id, stream, do: deed, v, args }
}

/** The rows that a command may touch: those that its arguments name, and the first one it would create. */
export function namedRows({ id, args }: Command): string[] {
  return [...Object.values(args).filter(isId), rowId(id, 1)]
}

/** Older first. */
export function byAge(a: Command, b: Command): number {
  return a.made - b.made || (a.id < b.id ? -1 : 1)
}
