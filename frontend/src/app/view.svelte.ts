/** A room as one reader sees it: names, sides, today, and what they may do. */

import { createContext } from "svelte"
import type { DeedName } from "../generated/deeds"
import type { About, Action, Milestone, Party, Side, Stakeholder, Story } from "../generated/rows"
import { may } from "../sync/may"
import { inOrder, type Tables } from "../sync/tables"
import { dayIn } from "../text/dates"
import { onPaper } from "../text/paper.svelte"
import { t } from "../text/text.svelte"
import { callName } from "../ui/initials"
import { type Reader, readerOf } from "./reader"
import type { RoomStore } from "./room"

export type Step = Action | Milestone

/** What somebody wants to do on another page, and for which company. */
export interface Errand {
  readonly what: "log_risk" | "open_room" | "name_stakeholder" | "add_party"
  readonly party?: string
}

export class RoomView {
  now = $state(new Date())
  /** What a page shall begin with, asked for elsewhere; the page takes it. */
  errand = $state.raw<Errand | null>(null)
  readonly tables: Tables = $derived.by(() => this.store.tables)
  readonly about: About | undefined = $derived(first(this.tables.room))
  readonly story: Story | undefined = $derived(first(this.tables.story))
  readonly today: string = $derived(dayIn(this.now, this.about?.zone))
  readonly parties: readonly Party[] = $derived(buyersFirst(inOrder(this.tables.party.values())))
  readonly reader: Reader | null = $derived.by(() => readerOf(this.tables, this.store.me, this.user()))
  readonly isDraft: boolean = $derived(this.about?.state === "draft")
  readonly isReadOnly: boolean = $derived(this.about?.state === "closed" || this.about?.state === "archived")

  constructor(
    readonly room: string,
    readonly store: RoomStore,
    private readonly user: () => string,
  ) {}

  /** The errand, if it is this one; it is run once. */
  takeErrand(...wanted: readonly Errand["what"][]): Errand | null {
    const { errand } = this
    if (!errand || !wanted.includes(errand.what)) return null
    this.errand = null
    return errand
  }

  /** The first company of a side, as columns and sentences name it. */
  company(side: Side): string {
    if (side === "both") return t("side.both")
    return this.parties.find((party) => party.side === side)?.name ?? t(`side.${side}`)
  }

  /** Whether it is the reader's side; a printed sheet goes to both. */
  isUs(side: Side): boolean {
    return !onPaper() && this.reader?.side === side
  }

  /** Whether an event's actor is the reader; in a private stream actors are users. */
  isMe(actor: string | null): boolean {
    return actor !== null && (actor === this.store.me || actor === this.user())
  }

  may(deed: DeedName, step?: Step): boolean {
    const isOver = this.isReadOnly && deed !== "reopen_room"
    return !isOver && may(deed, this.reader, step)
  }

  stakeholder(id: string | null): Stakeholder | undefined {
    return id === null ? undefined : this.tables.stakeholder.get(id)
  }

  /** A person's whole name, their title while no name is known, or "former member". */
  name(id: string | null): string {
    const card = this.stakeholder(id)
    return card?.name || card?.title || t("person.former")
  }

  /** The name as sentences say it of a person; a title, or words for somebody unknown, stay as they are. */
  politeName(id: string | null): string {
    const name = this.stakeholder(id)?.name
    return name ? t("person.polite", { name }) : this.name(id)
  }

  /** What the room calls a person: the first name, with an initial where two share it. */
  shortName(id: string | null): string {
    const card = this.stakeholder(id)
    if (!card?.name) return card?.title ?? ""
    const short = callName(card.name)
    const last = card.name.split(" ").at(-1) ?? ""
    const twin = [...this.tables.stakeholder.values()].some((s) => s.id !== id && callName(s.name) === short)
    return twin && last !== short ? `${short} ${last.charAt(0)}.` : short
  }

  sideOf(stakeholder: string | null): Side | undefined {
    const card = this.stakeholder(stakeholder)
    return card && this.tables.party.get(card.party)?.side
  }

  people(side: Side): Stakeholder[] {
    const here = [...this.tables.stakeholder.values()].filter(
      (s) => side === "both" || this.sideOf(s.id) === side,
    )
    return inOrder(here)
  }

  /** Whether somebody who has joined leads that side. */
  isLed(side: Side): boolean {
    return this.people(side).some(
      (card) => card.role === "lead" && card.joined !== null && card.left === null,
    )
  }

  step(id: string): Step | undefined {
    return this.tables.action.get(id) ?? this.tables.milestone.get(id)
  }

  refusalsOn(id: string) {
    return this.store.refusals.filter((refusal) => refusal.rows.includes(id))
  }
}

export const [useRoom, provideRoom] = createContext<RoomView>()

function buyersFirst(parties: readonly Party[]): Party[] {
  return parties.toSorted((a, b) => Number(a.side !== "buyer") - Number(b.side !== "buyer"))
}

function first<Row>(rows: ReadonlyMap<string, Row>): Row | undefined {
  for (const row of rows.values()) return row
  return undefined
}
