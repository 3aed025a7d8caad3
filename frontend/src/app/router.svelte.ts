/** Which page the address names; links stay links, and this listens to them. */

export type RoomPage = "plan" | "risks" | "people" | "history"
export type Route =
  | { page: "rooms" | "import" | "sign-in" | "sign-in-link" | "demo" | "lost" }
  | { page: "room"; room: string; tab: RoomPage; step: string | null }

const FIXED: Record<string, "rooms" | "import" | "sign-in" | "sign-in-link" | "demo"> = {
  "/": "rooms",
  "/import": "import",
  "/sign-in": "sign-in",
  "/sign-in/link": "sign-in-link",
  "/demo": "demo",
}
const ROOM = /^\/rooms\/([^/]+)(?:\/(risks|people|history))?$/

let address = $state.raw(new URL(location.href))
const current = $derived(routeOf(address))

export function route(): Route {
  return current
}

/** Show another page; `replace` leaves no step in the browser's history. */
export function go(path: string, { replace = false } = {}): void {
  const target = new URL(path, location.href)
  if (target.href === address.href) return
  const turned = target.pathname !== address.pathname
  history[replace ? "replaceState" : "pushState"](null, "", target)
  address = target
  if (turned) scrollTo(0, 0)
}

/** Where a room's page lives, with a step's panel open when one is named. */
export function roomPath(room: string, tab: RoomPage = "plan", step?: string | null): string {
  const page = tab === "plan" ? "" : `/${tab}`
  return `/rooms/${room}${page}${step ? `?step=${step}` : ""}`
}

/** Follow links within the product without loading the page anew. */
export function followLinks(): () => void {
  const back = (): void => {
    address = new URL(location.href)
  }
  addEventListener("popstate", back)
  document.addEventListener("click", followed)
  return () => {
    removeEventListener("popstate", back)
    document.removeEventListener("click", followed)
  }
}

function followed(event: MouseEvent): void {
  const plain = event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey
  const link = event.target instanceof Element ? event.target.closest("a") : null
  if (!plain || event.defaultPrevented || !link || link.target || link.hasAttribute("download")) return
  if (link.origin !== location.origin || link.pathname.startsWith("/api/")) return
  if (link.hash && link.pathname === location.pathname) return
  event.preventDefault()
  go(link.href)
}

function routeOf(url: URL): Route {
  const path = url.pathname.length > 1 ? url.pathname.replace(/\/$/, "") : url.pathname
  const fixed = FIXED[path]
  if (fixed) return { page: fixed }
  const [, room, tab] = ROOM.exec(path) ?? []
  if (!room) return { page: "lost" }
  return {
    page: "room",
    room,
    tab: (tab as RoomPage | undefined) ?? "plan",
    step: url.searchParams.get("step"),
  }
}
