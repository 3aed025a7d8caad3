/** Nothing on screen is written anywhere but in the catalogues. */

import { readdirSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { parse } from "svelte/compiler"
import { expect, test } from "vitest"

const SOURCES = join(import.meta.dirname, "..")
const SAID = new Set(["aria-label", "title", "placeholder", "alt", "label", "words"])
const WORD = /\p{L}{2,}/u
const WORDS = /\p{L}{2,} \p{L}{2,}/u
/** The name of the product, and how an address begins. */
const EXEMPT = new Set(["Cairn", "https://"])

interface Node {
  readonly type?: string
  readonly name?: string
  readonly data?: string
  readonly value?: unknown
}

test.each(pages())("no word stands in the markup of %s", (page) => {
  const { fragment } = parse(readFileSync(join(SOURCES, page), "utf-8"), { modern: true })
  expect(words(fragment).filter((said) => !EXEMPT.has(said))).toEqual([])
})

test("words in text, in attributes and in expressions are found", () => {
  const markup =
    '<p title="Read me" class="quiet small">Hello {late ? "too late" : t("x")}<b style:width="calc(1 px)"></b></p>'
  expect(words(parse(markup, { modern: true }).fragment)).toEqual(["Read me", "Hello", "too late"])
})

function pages(): string[] {
  const names = readdirSync(SOURCES, { recursive: true, encoding: "utf-8" })
  return names.filter((name) => name.endsWith(".svelte") && !name.startsWith("dev/"))
}

function words(node: unknown): string[] {
  if (Array.isArray(node)) return node.flatMap(words)
  if (!isNode(node)) return []
  if (node.type === "Text") return WORD.test(node.data ?? "") ? [String(node.data).trim()] : []
  if (node.type === "Literal") return WORDS.test(String(node.value)) ? [String(node.value)] : []
  if (isUnseen(node)) return []
  return Object.values(node).flatMap(words)
}

function isUnseen({ type, name }: Node): boolean {
  return type?.endsWith("Directive") === true || (type === "Attribute" && !SAID.has(name ?? ""))
}

function isNode(value: unknown): value is Node {
  return typeof value === "object" && value !== null
}
