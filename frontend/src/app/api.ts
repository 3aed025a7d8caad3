/** Calls to our own server: JSON in, JSON out, refusals as `ApiError`. */

import type { components } from "../generated/api"

type Schemas = components["schemas"]
export type Me = Schemas["Me"]
export type Visit = Schemas["Visit"]
export type DemoPerson = Schemas["DemoPerson"]
export type RoomCard = Schemas["RoomCard"]
export type SignedIn = Schemas["SignedIn"]
/** What a door answers that began a stream; the room's id is part of its name. */
export type Begun = Pick<Schemas["DeedOutcome"], "stream">

/** A refusal or a failure; `status` 0 when the server could not be reached. */
export class ApiError extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    readonly detail: string,
    readonly fields: Readonly<Record<string, unknown>> = {},
  ) {
    super(`${status} ${code}`)
  }
}

export function get<Answer>(path: string, signal?: AbortSignal): Promise<Answer> {
  return call(path, { signal: signal ?? null })
}

export function post<Answer>(path: string, body: object | FormData = {}, key?: string): Promise<Answer> {
  const headers: Record<string, string> = key ? { "Idempotency-Key": key } : {}
  if (body instanceof FormData) return call(path, { method: "POST", body, headers })
  return call(path, {
    method: "POST",
    body: JSON.stringify(body),
    headers: { ...headers, "Content-Type": "application/json" },
  })
}

export function patch<Answer>(path: string, body: object): Promise<Answer> {
  return call(path, {
    method: "PATCH",
    body: JSON.stringify(body),
    headers: { "Content-Type": "application/json" },
  })
}

async function call<Answer>(path: string, init: RequestInit): Promise<Answer> {
  const response = await reach(`/api${path}`, init)
  const body: unknown = response.status === 204 ? null : await response.json().catch(() => null)
  if (response.ok) return body as Answer
  const { code = "failed", detail = "", fields = {} } = (body ?? {}) as Partial<Schemas["Problem"]>
  throw new ApiError(response.status, code, detail, fields)
}

async function reach(path: string, init: RequestInit): Promise<Response> {
  try {
    return await fetch(path, { ...init, credentials: "same-origin" })
  } catch (failure) {
    if (failure instanceof DOMException) throw failure
    throw new ApiError(0, "unreachable", "")
  }
}
