/** Keys that work wherever the reader is not typing. */

/** Answered by what a key stands for when it leaves the key to whatever has the focus. */
export const LEFT_ALONE = Symbol("left alone")

export type Keys = Readonly<Record<string, (event: KeyboardEvent) => unknown>>

const PUSHED = new Set(["checkbox", "button", "submit", "file"])

/** Run what a key stands for; the answer stops listening. `mod` is Ctrl, or Command on a Mac. */
export function listenForKeys(keys: Keys): () => void {
  const pressed = (event: KeyboardEvent): void => {
    if (event.defaultPrevented || event.isComposing) return
    const name = nameOf(event)
    const run = keys[name]
    if (!run || (isTyping(event) && !name.startsWith("mod+")) || document.querySelector("dialog[open]"))
      return
    if (run(event) !== LEFT_ALONE) event.preventDefault()
  }
  document.addEventListener("keydown", pressed)
  return () => document.removeEventListener("keydown", pressed)
}

/** "mod+k", "mod+shift+z", "alt+ArrowUp", "e"; what a sign needs shift for differs by keyboard, so "?" is "?". */
export function nameOf(event: KeyboardEvent): string {
  const letter = event.key.length === 1 ? event.key.toLowerCase() : event.key
  const key = event.shiftKey && !/^[\p{P}\p{S}\p{N}]$/u.test(letter) ? `shift+${letter}` : letter
  if (event.metaKey || event.ctrlKey) return `mod+${key}`
  return event.altKey ? `alt+${key}` : key
}

export function isTyping(event: Event): boolean {
  const target = event.target
  if (!(target instanceof HTMLElement)) return false
  if (target instanceof HTMLInputElement && PUSHED.has(target.type)) return false
  return target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName)
}

/** "⌘K" on a Mac, "Ctrl K" elsewhere. */
export const FIND_KEYS = /Mac|iPhone|iPad/.test(navigator.userAgent) ? "⌘K" : "Ctrl K"
