/** What a deed will probably change, drawn at once: patches without rules; the event has the last word. */
import type { DeedArgs, DeedName } from "../../generated/deeds"
import type { Command } from "../command"
import type { Change } from "../fold"
import type { Tables } from "../tables"
import { AROUND } from "./around"
import type { GuessContext, Guesses } from "./guess"
import { SHAPING } from "./steps"
import { UNDOING } from "./undo"
import { WORK } from "./work"

export type { GuessContext, Undone } from "./guess"
export { witnessed } from "./undo"

const GUESSES: Guesses = { ...WORK, ...SHAPING, ...AROUND, ...UNDOING }

/** The changes that a command will probably make; none where nothing useful can be guessed. */
export function guessOf<K extends DeedName>(
  command: Command<K>,
  tables: Tables,
  context: GuessContext,
): Change[] {
  const guess: ((args: DeedArgs[K], ...rest: [Tables, GuessContext]) => Change[]) | undefined =
    GUESSES[command.do]
  return guess ? guess(command.args, tables, context) : []
}
