/** What the reader is doing on the plan right now: nothing of it leaves the screen. */

import { createContext } from "svelte"
import type { Side } from "../generated/rows"

export type Question = "block" | "date" | "send_back" | "drop" | "reopen" | "assign"

export class PlanView {
  /** The step that the keyboard stands on. */
  at = $state<string | null>(null)
  /** The step whose title is being edited. */
  editing = $state<string | null>(null)
  /** The column in which a new promise is being typed. */
  adding = $state<{ milestone: string | null; side: Side } | null>(null)
  addingMilestone = $state(false)
  asking = $state<{ question: Question; step: string } | null>(null)
  /** Milestones that the reader folded or unfolded by hand. */
  folds = $state<Record<string, boolean>>({})
  /** Where the dragged step would land. */
  drag = $state<{ step: string; milestone: string | null; side: Side; index: number } | null>(null)
  /** Steps that others changed and the reader has not looked at yet. */
  fresh = $state<ReadonlySet<string>>(new Set())
  storyOpen = $state(false)
  showsDropped = $state(false)

  ask(question: Question, step: string): void {
    this.asking = { question, step }
  }

  seen(step: string): void {
    if (!this.fresh.has(step)) return
    this.fresh = new Set([...this.fresh].filter((id) => id !== step))
  }
}

export const [usePlan, providePlan] = createContext<PlanView>()
