/** A dialog that is modal while it is mounted, and gives the focus back when it goes. */

import type { Attachment } from "svelte/attachments"

/** `leave` is called within the very press of Escape: the browser's own `close` comes a moment later,
 * in which a key may ask for the next dialog, and would then close that one. */
export function modal(leave: () => void): Attachment<HTMLDialogElement> {
  return (node) => {
    const before = document.activeElement
    const cancelled = (event: Event): void => {
      event.preventDefault()
      leave()
    }
    node.addEventListener("cancel", cancelled)
    node.showModal()
    return () => {
      node.removeEventListener("cancel", cancelled)
      const isTaken = document.activeElement !== document.body && !node.contains(document.activeElement)
      if (!isTaken && before instanceof HTMLElement && before.isConnected) before.focus()
    }
  }
}
