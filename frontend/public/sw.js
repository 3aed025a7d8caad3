// Keeps the app itself (its page and hashed files, never an answer of the API) so that it opens without a network.

const SHELL = "shell"
const PAGE = "/"
const LIST = "/shell.json"
const PATIENCE = 4000

addEventListener("install", (event) => {
  skipWaiting()
  event.waitUntil(keep())
})

addEventListener("activate", (event) => {
  event.waitUntil(clients.claim())
})

addEventListener("fetch", (event) => {
  const { request } = event
  const url = new URL(request.url)
  if (request.method !== "GET" || url.origin !== location.origin || isServer(url.pathname)) return
  if (request.mode === "navigate") event.respondWith(page(event))
  else if (url.pathname.startsWith("/assets/")) event.respondWith(asset(request))
})

function isServer(path) {
  return path === "/ws" || path.startsWith("/api/") || path.startsWith("/health/") || path === "/metrics"
}

/** The newest page; the kept one when the network, or the server behind a proxy, does not answer in time. */
async function page(event) {
  const fresh = fetch(event.request)
  event.waitUntil(
    fresh.then(
      (answer) => isShell(answer) && keep(),
      () => undefined,
    ),
  )
  const kept = await caches.match(PAGE)
  if (!kept) return fresh
  const late = new Promise((resolve) => setTimeout(resolve, PATIENCE, kept))
  const newest = fresh.then(
    (answer) => (answer.status < 500 ? answer : kept),
    () => kept,
  )
  return Promise.race([newest, late])
}

/** Hashed files never change. Fonts come in many subsets: those that were used are kept. */
async function asset(request) {
  const kept = await caches.match(request)
  if (kept) return kept
  const fresh = await fetch(request)
  if (fresh.ok && isFont(request.url)) await (await caches.open(SHELL)).put(request, fresh.clone())
  return fresh
}

/** Every file first, the page that needs them last: what is kept is always whole. */
async function keep() {
  const [list, fresh] = await Promise.all([fetch(LIST, { cache: "no-cache" }), fetch(PAGE, { cache: "no-cache" })])
  if (!list.ok || !isShell(fresh)) return
  const files = filesOf(await list.json())
  const shell = await caches.open(SHELL)
  const held = new Set((await shell.keys()).map((request) => new URL(request.url).pathname))
  await shell.addAll(files.filter((file) => !held.has(file) && !isFont(file)))
  await shell.put(PAGE, fresh)
  const stale = [...held].filter((path) => path !== PAGE && !files.includes(path))
  await Promise.all(stale.map((path) => shell.delete(path)))
}

/** The paths in Vite's manifest. */
function filesOf(manifest) {
  const parts = Object.values(manifest).flatMap(({ file, css = [], assets = [] }) => [file, ...css, ...assets])
  return [...new Set(parts)].map((file) => `/${file}`)
}

function isFont(path) {
  return path.endsWith(".woff2")
}

function isShell(answer) {
  return answer.ok && !answer.redirected && (answer.headers.get("content-type") ?? "").startsWith("text/html")
}
