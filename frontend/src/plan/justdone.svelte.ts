/** What was just ticked in the bar, and the moments in which the bar takes no click. */

import type { RoomView, Step } from "../app/view.svelte"
import { toggle } from "./wishes"

/** How long the bar tells what was done before it goes on. */
const TOLD = 2000
/** A press sooner after the bar has changed was meant for what stood there before: longer than a double-click. */
const SETTLED = 500

export class JustDone {
  #told = $state.raw<{ readonly id: string; readonly round: number } | null>(null)
  #shown: string | null = null
  #changed = Number.NEGATIVE_INFINITY
  #timer: ReturnType<typeof setTimeout> | undefined

  constructor(private readonly room: RoomView) {}

  /** The step just ticked, as long as it stands so: a refusal or somebody's reopening ends it. */
  get step(): Step | null {
    const told = this.#told
    const step = told && this.room.step(told.id)
    return step && step.state === "done" && step.round === told.round ? step : null
  }

  /** Say what the bar shows now; what it shows at first is ready at once. */
  shows(what: string): void {
    if (this.#shown !== null && this.#shown !== what) this.#changed = performance.now()
    this.#shown = what
  }

  /** Tick what the bar shows, or take back what was ticked there. */
  press(next: Step): void {
    if (performance.now() - this.#changed < SETTLED) return
    const done = this.step
    this.pass()
    if (done) toggle(this.room, done)
    else if (toggle(this.room, next) === "done") this.#tell(next)
  }

  /** Go on to what is next. */
  pass(): void {
    clearTimeout(this.#timer)
    this.#told = null
  }

  #tell({ id, round }: Step): void {
    this.#told = { id, round }
    this.#timer = setTimeout(() => this.pass(), TOLD)
  }
}
