/** Keys that work wherever the reader is not typing. */

export type Keys = Readonly<Record<string, (event: KeyboardEvent) => void>>

/** Run what a key stands for; the answer stops listening. `mod` is Ctrl, or Command on a Mac. */
export function listenForKeys(keys: Keys): () => void {
  const pressed = (event: KeyboardEvent): void => {
    if (event.defaultPrevented || event.isComposing) return
    const name = nameOf(event)
    const run = keys[name]
    if (!run || (isTyping(event) && !name.startsWith("mod+")) || document.querySelector("dialog[open]"))
      return
    event.preventDefault()
    run(event)
  }
  document.addEventListener("keydown", pressed)
  return () => document.removeEventListener("keydown", pressed)
}

/** "mod+k", "alt+ArrowUp", "?", "e": letters as typed in lower case. */
export function nameOf(event: KeyboardEvent): string {
  const key = event.key.length === 1 ? event.key.toLowerCase() : event.key
  if (event.metaKey || event.ctrlKey) return `mod+${key}`
  return event.altKey ? `alt+${key}` : key
}

export function isTyping(event: Event): boolean {
  const target = event.target
  if (!(target instanceof HTMLElement)) return false
  return target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName)
}

/** "⌘K" on a Mac, "Ctrl K" elsewhere. */
export const FIND_KEYS = /Mac|iPhone|iPad/.test(navigator.userAgent) ? "⌘K" : "Ctrl K"
