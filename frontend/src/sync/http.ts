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

/** Events of one epoch; "" where the answer does not say of which. */
export interface Missed {
  readonly epoch: string
  readonly events: readonly RoomEvent[]
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
  async events(after: number): Promise<Missed> {
    const answer = await this.#ask(`events?after=${after}`)
    const events = (await answer.json()) as Answers["StreamEvent"][]
    return { epoch: epochOf(answer.headers.get("etag")), events }
  }

  /** The newest comments on a step. */
  comments(step: string): Promise<readonly PageRow[]> {
    return this.#get<Answers["CommentOnPage"][]>(`comments?step=${step}&limit=200`)
  }

  async #get<T>(what: string): Promise<T> {
    return (await (await this.#ask(what)).json()) as T
  }

  async #ask(what: string): Promise<Response> {
    const answer = await this.platform.fetch(`/api/${this.door}/${what}`)
    if (!answer.ok) throw new HttpRefusal(answer.status)
    return answer
  }
}

/** An ETag is `epoch.seq.protocol.reader`; a proxy that compresses makes it a weak one. */
function epochOf(etag: string | null): string {
  return /^(?:W\/)?"([^".]+)\./.exec(etag ?? "")?.[1] ?? ""
}
