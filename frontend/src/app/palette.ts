/** What a palette is made of, and what of it the typed words find. */

import { LANGUAGES, type Language, t } from "../text/text.svelte"
import { changeLanguage, me, signOut } from "./session.svelte"
import { THEMES, wear } from "./theme.svelte"

export interface Entry {
  readonly id: string
  readonly label: string
  readonly hint: string
  readonly run?: () => void
  /** Instead of `run`: what to choose from next. */
  readonly among?: () => Entry[]
}

/** Every word typed must occur, anywhere; what begins with all of them, or with the first, comes first. */
export function matching(all: readonly Entry[], typed: string): Entry[] {
  const said = fold(typed).trim()
  const words = said.split(/\s+/).filter(Boolean)
  const hits = all.filter((entry) =>
    words.every((word) => fold(`${entry.label} ${entry.hint}`).includes(word)),
  )
  const byRank = Map.groupBy(hits, ({ label }) => {
    const begun = fold(label)
    return [said, words[0] ?? ""].filter((start) => !begun.startsWith(start)).length
  })
  return [0, 1, 2].flatMap((rank) => byRank.get(rank) ?? [])
}

/** Light or dark, the languages and the way out: wherever the reader is. */
export function everywhere(): Entry[] {
  const themes = THEMES.map((name) => ({
    id: name,
    label: t(`theme.${name}`),
    hint: t("palette.deed"),
    run: () => wear(name),
  }))
  const tongues = (Object.keys(LANGUAGES) as Language[]).map((tag) => ({
    id: tag,
    label: LANGUAGES[tag],
    hint: t("palette.language"),
    run: () => void changeLanguage(tag),
  }))
  const leave = {
    id: "sign_out",
    label: t("nav.sign_out"),
    hint: t("palette.deed"),
    run: () => void signOut(),
  }
  return [...themes, ...tongues, ...(me() ? [leave] : [])]
}

function fold(words: string): string {
  return words.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase()
}
