/** One row of what crosses, in words. */

import type { Criterion } from "../generated/rows"
import { t } from "../text/text.svelte"

/** A row: what it is, what is so about it, what was written to it, and the rows under it. */
export interface Line {
  readonly title: string
  readonly facts?: readonly string[]
  readonly more?: readonly string[]
  readonly under?: readonly Line[]
}

export function labelled(label: string, words: string | null | undefined): string {
  return words ? t("ui.labelled", { label, words }) : ""
}

export function criterionWords({ met, words }: Criterion): string {
  return met ? `✓ ${words}` : words
}
