/** Whether the page is being printed: a sheet is read elsewhere, later, and by others than its reader. */

import { flushSync } from "svelte"

let printing = $state(false)

export function onPaper(): boolean {
  return printing
}

/** The sheet is laid out as soon as the event is over. */
function turn(to: boolean): void {
  flushSync(() => {
    printing = to
  })
}

addEventListener("beforeprint", () => turn(true))
addEventListener("afterprint", () => turn(false))
