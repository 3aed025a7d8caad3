/** What the server reads off a spreadsheet, and what a person corrects before anything is saved. */

import { type Begun, post } from "../app/api"
import type { Side, State } from "../generated/rows"
import { dayIn } from "../text/dates"
import type { Args } from "../text/icu"

export interface DraftStep {
  readonly id: string
  readonly milestone?: string | null
  readonly title: string
  readonly side: Side
  readonly owners: readonly string[]
  readonly due: string | null
  readonly state: State
}

export interface Preview {
  readonly draft: {
    readonly milestones: readonly DraftStep[]
    readonly actions: readonly DraftStep[]
    readonly dependencies: readonly unknown[]
    readonly stakeholders: readonly {
      readonly id: string
      readonly name: string
      readonly title: string
      readonly side: Side
    }[]
    readonly dateChanges: readonly unknown[]
    readonly risks: readonly unknown[]
    readonly private: readonly SheetCell[]
    readonly notUnderstood: readonly (SheetCell & { readonly why: string })[]
    readonly warnings: readonly {
      readonly code: string
      readonly text: string
      readonly steps: readonly string[]
    }[]
  }
  /** What fills the sentence of each of the draft's warnings. */
  readonly warned: readonly Args[]
  readonly tabs: readonly Tab[]
  readonly doubtful: readonly Doubt[]
  readonly rewordings: readonly Rewording[]
  readonly meanings: readonly string[]
}

export interface SheetCell {
  readonly tab: string
  readonly row: number
  readonly column: string
  readonly text: string
}

export interface Doubt extends SheetCell {
  /** Of the column, whose heading another may share. */
  readonly index: number
  readonly why: string
}

export interface Tab {
  readonly tab: string
  readonly sort: "plan" | "people" | "risks" | "none"
  readonly headerRow: number | null
  readonly columns: readonly Column[]
}

export interface Column {
  readonly index: number
  readonly heading: string
  readonly meaning: string
  readonly guessed: boolean
  readonly alternatives: readonly string[]
  readonly examples: readonly string[]
}

export interface Rewording {
  readonly step: string
  readonly from: string
  readonly to: string
}

export interface Options {
  start: string | null
  side: "buyer" | "seller"
  company: string
  name: string
  zone: string
  /** The heading of the column that says how long steps take, where several do. */
  duration_column: string | null
  columns: { tab: string; column: number; meaning: string }[]
  cells: { tab: string; row: number; column: number; text: string }[]
  titles: Record<string, string>
}

export function blankOptions(): Options {
  const { timeZone: zone } = Intl.DateTimeFormat().resolvedOptions()
  return {
    start: dayIn(new Date()),
    side: "seller",
    company: "",
    name: "",
    zone,
    duration_column: null,
    columns: [],
    cells: [],
    titles: {},
  }
}

/** Read the file with the corrections made so far; nothing is kept by the server. */
export function readSheet(file: File, options: Options): Promise<Preview> {
  return post<Preview>("/imports/preview", form(file, options))
}

/** Make the file, with all corrections, a draft room. */
export function makeRoom(file: File, options: Options, key: string): Promise<Begun> {
  return post<Begun>("/imports/room", form(file, options), key)
}

/** What a room is called that comes from this file: its name without the ending, blanks for underscores. */
export function nameFrom(file: string): string {
  return file
    .replace(/\.[^.]+$/, "")
    .replace(/[_\s]+/g, " ")
    .trim()
    .slice(0, 200)
}

/** The headings of the columns of a plan that say how long steps take, where there are several. */
export function durationColumns(tabs: readonly Tab[]): string[] {
  const headings = tabs
    .filter((tab) => tab.sort === "plan")
    .map((tab) => tab.columns.filter((column) => column.meaning === "duration" && column.heading))
    .filter((columns) => columns.length > 1)
    .flatMap((columns) => columns.map((column) => column.heading))
  return [...new Set(headings)]
}

/** The one of them that counts: the chosen one, else the one that the reader took. */
export function countingColumn(preview: Preview, options: Options): string {
  const taken = preview.draft.warnings.findIndex(({ code }) => code === "duration_column_chosen")
  return options.duration_column ?? String(preview.warned[taken]?.column ?? "")
}

/** The corrections with one more, in place of an earlier one of the same cell. */
export function corrected(
  cells: Options["cells"],
  { tab, row, index }: Doubt,
  text: string,
): Options["cells"] {
  const others = cells.filter((cell) => cell.tab !== tab || cell.row !== row || cell.column !== index)
  return [...others, { tab, row, column: index, text }]
}

/** The accepted titles that still reword what they did: after a correction an id may be another step's. */
export function standingTitles(
  titles: Options["titles"],
  before: readonly Rewording[],
  after: readonly Rewording[],
): Options["titles"] {
  const from = (rewordings: readonly Rewording[], id: string): string | undefined =>
    rewordings.find(({ step }) => step === id)?.from
  const kept = Object.entries(titles).filter(([id]) => {
    const now = from(after, id)
    return now !== undefined && now === from(before, id)
  })
  return Object.fromEntries(kept)
}

function form(file: File, options: Options): FormData {
  const body = new FormData()
  body.append("file", file)
  body.append("options", JSON.stringify(options))
  return body
}
