/** The app itself, kept by a service worker so that it opens without a network. */

/** Register the worker; only in a build, as in development every file changes all the time. */
export function keepShell(): void {
  if (!import.meta.env.PROD || !("serviceWorker" in navigator)) return
  addEventListener("load", () => {
    navigator.serviceWorker.register("/sw.js").catch(() => undefined)
  })
}
