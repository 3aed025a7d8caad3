/** Snapshots, long catch-ups and pages come over HTTP. */
import type { components } from "../generated/api"
import type { RoomEvent } from "./fold"
import type { PageRow } from "./paged"
import type { Platform } from "./platform"
import type { RowLists } from "./tables"

type Answers = components["schemas"]

export interface Snapshot {
  readonly stream: string
  readonly epoch: string
  readonly seq: number
  readonly protocol: number
  readonly tables: RowLists
  readonly me: string | null
}

/** Where a stream is read: `rooms/<id>`, or `deals/<id>` for my company's private side of it. */
export type Door = `${"rooms" | "deals"}/${string}`

/** The server answered, and said no. */
export class HttpRefusal extends Error {
  constructor(readonly status: number) {
    super(`HTTP ${status}`)
  }
}

export class Reader {
  constructor(
    private readonly platform: Platform,
    private readonly door: Door,
  ) {}

  /** The newest snapshot; raises HttpRefusal, or TypeError without a network. */
  snapshot(): Promise<Snapshot> {
    return this.#get<Answers["RoomSnapshot"] | Answers["DealSnapshot"]>("snapshot")
  }

  /** The events after seq `after`; maybe not all of them. */
  events(after: number): Promise<readonly RoomEvent[]> {
    return this.#get<Answers["StreamEvent"][]>(`events?after=${after}`)
  }

  /** The newest comments on a step. */
  comments(step: string): Promise<readonly PageRow[]> {
    return this.#get<Answers["CommentOnPage"][]>(`comments?step=${step}&limit=200`)
  }

  async #get<T>(what: string): Promise<T> {
    const answer = await this.platform.fetch(`/api/${this.door}/${what}`)
    if (!answer.ok) throw new HttpRefusal(answer.status)
    return (await answer.json()) as T
  }
}
