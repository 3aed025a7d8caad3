import { readdirSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { describe, expect, test } from "vitest"
import { holes } from "./icu"

const ROOT = join(import.meta.dirname, "../../..")
const CATALOGUES = join(ROOT, "portal/text")

function catalogue(language: string): Record<string, string> {
  return JSON.parse(readFileSync(join(CATALOGUES, `${language}.json`), "utf-8"))
}

function sources(folder: string, endings: RegExp): string[] {
  const names = readdirSync(join(ROOT, folder), { recursive: true, encoding: "utf-8" })
  return names
    .filter((name) => endings.test(name) && !/\.test\.ts$|^dev\/|node_modules/.test(name))
    .map((name) => readFileSync(join(ROOT, folder, name), "utf-8"))
}

function found(texts: readonly string[], pattern: RegExp): string[] {
  const hits = texts.flatMap((text) => [...text.matchAll(pattern)].map((match) => match[1] ?? ""))
  return [...new Set(hits)].sort()
}

const english = catalogue("en")
const keys = Object.keys(english)
const pages = sources("frontend/src", /\.(svelte|ts)$/)
const product = sources("portal", /\.py$/)

describe.each(["ja", "zh-Hant", "zh-Hans"])("the catalogue in %s", (language) => {
  const messages = catalogue(language)

  test("has the same messages", () => {
    expect(Object.keys(messages).sort()).toEqual(keys.toSorted())
  })

  test("has the same holes in each", () => {
    const differing = keys.filter((key) => {
      const [mine, theirs] = [holes(messages[key] ?? ""), holes(english[key] ?? "")]
      return [...mine].some((name) => !theirs.has(name)) || [...theirs].some((name) => !mine.has(name))
    })
    expect(differing).toEqual([])
  })

  test("leaves nothing in English", () => {
    const words = (message: string): string => message.replace(/\{[^{}]*\}/g, "")
    const left = keys.filter(
      (key) => messages[key] === english[key] && /[a-z]{3}/.test(words(english[key] ?? "")),
    )
    expect(left).toEqual(["person.system"])
  })
})

test("every message that a page asks for by name is there", () => {
  const asked = found(pages, /\bt\(\s*"([a-z_0-9.]+)"/g)
  expect(asked.length).toBeGreaterThan(200)
  expect(asked.filter((key) => !(key in english))).toEqual([])
})

test("no message is left that nothing asks for", () => {
  const texts = pages.join("\n")
  const built = new Set(found(pages, /`([a-z_.]+)[._]\$\{/g))
  const open = ["refused.", "history.", "undone.", "meaning.", "import.w", "outcome.", "keys.", "risk."]
  const named = (key: string): boolean =>
    texts.includes(`"${key}"`) ||
    [key.split(".")[0], key.split("_")[0]].some((start) => built.has(start ?? ""))
  expect(
    keys.filter((key) => !named(key) && !open.some((prefix) => key.startsWith(prefix)) && !isQuestion(key)),
  ).toEqual([])
})

test("every refusal has its sentence", () => {
  const codes = found(product, /(?:Conflict|Invalid|NotAllowed|NotFound|TooMany)\(\s*"([a-z_]+)"/g)
  expect(codes.length).toBeGreaterThan(30)
  expect(codes.filter((code) => !code.endsWith("_") && !(`refused.${code}` in english))).toEqual([])
})

test("every warning about a sheet has its sentence, filled from the same fields", () => {
  const source = readFileSync(join(ROOT, "portal/exchange/messages.py"), "utf-8")
  const warnings = source.slice(source.indexOf("WARNINGS = {"))
  const said = [...warnings.matchAll(/"([a-z_]+)": \(?\s*"(.*)"/g)].map((match) => [
    match[1] ?? "",
    match[2] ?? "",
  ])
  expect(said.length).toBeGreaterThan(10)
  const differing = said.filter(([code, text]) => {
    const message = english[`import.warning.${code}`]
    return (
      message === undefined || String([...holes(message)].sort()) !== String([...holes(text ?? "")].sort())
    )
  })
  expect(differing).toEqual([])
})

test("every kind of event has its sentence", () => {
  const kinds = found(product, /@deed\(\s*"([a-z_.]+)"/g)
  expect(kinds.length).toBeGreaterThan(30)
  expect(kinds.filter((kind) => !(`history.${kind}` in english))).toEqual([])
})

/** "drop.title" and its like: the reason dialog puts its question before the dot. */
function isQuestion(key: string): boolean {
  return /^(send_back|reopen|drop)\./.test(key)
}
