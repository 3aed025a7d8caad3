// @vitest-environment node
import { readdirSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { expect, test } from "vitest"

const ROOT = join(import.meta.dirname, "../../..")
const SCREENS = /^(app|deal|history|import|people|plan|risks|rooms|settings|signin)\//

/** Deeds that no page asks for by name, and why. */
const ELSEWHERE: Readonly<Record<string, string>> = {
  join_room: "the door does it: a sign-in link, once it was followed",
  begin_draft: "the doors do it: a new room, and an imported plan",
  undo: "the store knows which change to undo, and sends it",
  edit_deal: "what only the seller should know of a purchase has no page yet; the API takes it",
}

const documented = [...readFileSync(join(ROOT, "docs/deeds.md"), "utf-8").matchAll(/^\| `(\w+)` \|/gm)].map(
  (row) => row[1] ?? "",
)
const pages = readdirSync(join(ROOT, "frontend/src"), { recursive: true, encoding: "utf-8" })
  .filter((name) => SCREENS.test(name) && /\.(svelte|ts)$/.test(name) && !name.endsWith(".test.ts"))
  .map((name) => readFileSync(join(ROOT, "frontend/src", name), "utf-8"))
  .join("\n")

/** By the room's store, or at the deed's own door. */
function isAskedFor(deed: string): boolean {
  return new RegExp(`\\bdo\\(\\s*"${deed}"|/${deed.replaceAll("_", "-")}\``).test(pages)
}

test("every deed has its place on a page", () => {
  expect(documented.length).toBeGreaterThan(40)
  expect(documented.filter((deed) => !isAskedFor(deed) && !(deed in ELSEWHERE))).toEqual([])
})

test("no deed is excused that has its place, or is none", () => {
  const excused = Object.keys(ELSEWHERE)
  expect(excused.filter((deed) => isAskedFor(deed) || !documented.includes(deed))).toEqual([])
})
