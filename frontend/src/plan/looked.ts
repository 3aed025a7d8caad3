/** When a row counts as looked at: pointed at, stood on, or in view for a while. */

import type { News } from "./news.svelte"

/** Milliseconds after which what is in view was seen. */
const WHILE = 2000

/** An attachment for a row with a mark, which takes it away once the row was looked at. */
export function looked(news: News, step: string): (row: HTMLElement) => () => void {
  return (row) => {
    let timer = 0
    let isInView = false
    const see = (): void => news.seen(step)
    const wait = (): void => {
      clearTimeout(timer)
      if (isInView && !document.hidden) timer = window.setTimeout(see, WHILE)
    }
    const observer = new IntersectionObserver((entries) => {
      isInView = entries.at(-1)?.isIntersecting ?? false
      wait()
    })
    observer.observe(row)
    row.addEventListener("pointerenter", see)
    row.addEventListener("focusin", see)
    document.addEventListener("visibilitychange", wait)
    return () => {
      clearTimeout(timer)
      observer.disconnect()
      row.removeEventListener("pointerenter", see)
      row.removeEventListener("focusin", see)
      document.removeEventListener("visibilitychange", wait)
    }
  }
}
