/** What the reader is doing on the plan right now: nothing of it leaves the screen. */

import { createContext } from "svelte"
import type { Action, Milestone, Side } from "../generated/rows"
import { News } from "./news.svelte"

export type Question = "block" | "date" | "send_back" | "drop" | "reopen" | "assign"

/** Where a dragged step would land: before that one, or behind all; a milestone lies under nothing. */
export interface Landing {
  readonly step: string
  readonly under: { readonly milestone: string | null; readonly side: Side } | null
  readonly before: string | null
}

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
  drag = $state.raw<Landing | null>(null)
  storyOpen = $state(false)
  showsDropped = $state(false)

  constructor(readonly news: News = new News()) {}

  ask(question: Question, step: string): void {
    this.asking = { question, step }
  }

  isShown(step: Action | Milestone): boolean {
    return step.state !== "dropped" || this.showsDropped
  }
}

export const [usePlan, providePlan] = createContext<PlanView>()
