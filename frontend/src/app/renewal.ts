/** An open page whose parts were replaced on the server: it is loaded anew, once, unless words would be lost. */

const KEY = "cairn.renewed"
const PAUSE = 5 * 60_000

/** Load the page anew when a part of it can no longer be fetched. */
export function renewWhenReplaced(reload: () => void = () => location.reload()): void {
  addEventListener("vite:preloadError", () => {
    if (navigator.onLine && !isWriting() && isFirst()) reload()
  })
}

/** Wishes are kept; what stands in a field or a dialog is not. */
function isWriting(): boolean {
  return document.querySelector("dialog[open], input:focus, textarea:focus, [contenteditable]:focus") !== null
}

/** Where a reload did not help a moment ago, another would turn in circles. */
function isFirst(): boolean {
  try {
    const last = Number(sessionStorage.getItem(KEY) ?? 0)
    sessionStorage.setItem(KEY, String(Date.now()))
    return Date.now() - last > PAUSE
  } catch {
    return false
  }
}
