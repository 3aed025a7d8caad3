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
  readonly doubtful: readonly (SheetCell & { readonly why: string })[]
  readonly rewordings: readonly Rewording[]
  readonly meanings: readonly string[]
}

export interface SheetCell {
  readonly tab: string
  readonly row: number
  readonly column: string
  readonly text: string
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

/** The index of a column by the heading that a cell names; a column without one is named by its letter. */
export function columnIndex(tabs: readonly Tab[], cell: SheetCell): number {
  const columns = tabs.find((tab) => tab.tab === cell.tab)?.columns ?? []
  const found = columns.find((column) => column.heading === cell.column)
  return found ? found.index : letterIndex(cell.column)
}

function letterIndex(letters: string): number {
  return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1
}

function form(file: File, options: Options): FormData {
  const body = new FormData()
  body.append("file", file)
  body.append("options", JSON.stringify(options))
  return body
}
