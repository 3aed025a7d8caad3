/** All words of the product in the reader's language; nothing on screen is written elsewhere. */

import type english from "../../../portal/text/en.json"
import { type Args, format } from "./icu"

export type Key = keyof typeof english
type Messages = Readonly<Record<string, string>>

export const LANGUAGES = {
  en: "English",
  ja: "日本語",
  "zh-Hant": "繁體中文",
  "zh-Hans": "简体中文",
} as const
export type Language = keyof typeof LANGUAGES

const loaders: Record<Language, () => Promise<{ default: Messages }>> = {
  en: () => import("../../../portal/text/en.json"),
  ja: () => import("../../../portal/text/ja.json"),
  "zh-Hant": () => import("../../../portal/text/zh-Hant.json"),
  "zh-Hans": () => import("../../../portal/text/zh-Hans.json"),
}

const REMEMBERED = "language"

let current = $state.raw<{ language: Language; messages: Messages }>({ language: "en", messages: {} })

/** The message for a key, its holes filled. */
export function t(key: Key, args: Args = {}): string {
  return format(current.messages[key] ?? key, args, current.language)
}

/** The message `prefix.word` when the catalogue knows it, else `otherwise`. */
export function tWord(prefix: string, word: string, args: Args = {}, otherwise?: Key): string {
  const message = current.messages[`${prefix}.${word}`]
  if (message === undefined) return otherwise ? t(otherwise, args) : word
  return format(message, args, current.language)
}

export function language(): Language {
  return current.language
}

/** Load a language and show everything in it. */
export async function speak(wanted: Language): Promise<void> {
  const messages = (await loaders[wanted]()).default
  current = { language: wanted, messages }
  document.documentElement.lang = wanted
}

/** Speak the language that the reader chose, now and on the next visit of this browser. */
export async function chooseLanguage(wanted: Language): Promise<void> {
  try {
    localStorage.setItem(REMEMBERED, wanted)
  } catch {
    // A browser that keeps nothing asks again next time.
  }
  await speak(wanted)
}

/** The next reader of this browser has chosen none. */
export function forgetLanguage(): void {
  try {
    localStorage.removeItem(REMEMBERED)
  } catch {
    // Nothing was kept.
  }
}

/** Speak the language of the reader's account, unless they chose another in this browser. */
export async function speakAsAccount(wanted: string): Promise<void> {
  const chosen = localStorage.getItem(REMEMBERED)
  if (!chosen && isLanguage(wanted) && wanted !== current.language) await speak(wanted)
}

/** What the reader chose before, else the first language of their browser that we speak. */
export function preferredLanguage(): Language {
  const chosen = localStorage.getItem(REMEMBERED)
  if (chosen && isLanguage(chosen)) return chosen
  for (const tag of navigator.languages) {
    const known = spoken(tag)
    if (known) return known
  }
  return "en"
}

function spoken(tag: string): Language | null {
  const { language: base, script } = new Intl.Locale(tag).maximize()
  if (base === "zh") return script === "Hant" ? "zh-Hant" : "zh-Hans"
  return base === "en" || base === "ja" ? base : null
}

function isLanguage(tag: string): tag is Language {
  return tag in LANGUAGES
}
