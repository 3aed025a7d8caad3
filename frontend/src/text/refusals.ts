/** The sentence for a refusal: the catalogue's, else the one the server sent. */

import { ApiError } from "../app/api"
import { t, tWord } from "./text.svelte"

interface Refused {
  readonly code: string
  readonly text: string
  readonly fields: Readonly<Record<string, unknown>>
}

export function refusalWords({ code, text, fields }: Refused): string {
  const args = Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, plain(value)]))
  const known = tWord("refused", code, args)
  return known === code ? text || t("refused.other") : known
}

function plain(value: unknown): string | number {
  return typeof value === "number" ? value : String(value ?? "")
}

/** The sentence for whatever went wrong with a call. */
export function failureWords(failure: unknown): string {
  if (failure instanceof ApiError) {
    return failure.status === 0
      ? t("error.unreachable")
      : refusalWords({ ...failure, code: failure.code, text: failure.detail })
  }
  return t("error.unknown")
}
