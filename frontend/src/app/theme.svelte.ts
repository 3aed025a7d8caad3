/** Light, dark, or as the device says; remembered by the browser. */

export type Theme = "auto" | "light" | "dark"
export const THEMES: readonly Theme[] = ["auto", "light", "dark"]

let current = $state<Theme>("auto")

export function theme(): Theme {
  return current
}

export function wear(wanted: Theme): void {
  current = wanted
  if (wanted === "auto") delete document.documentElement.dataset.theme
  else document.documentElement.dataset.theme = wanted
  localStorage.setItem("theme", wanted)
}

export function wearRemembered(): void {
  const kept = localStorage.getItem("theme")
  if (kept === "light" || kept === "dark") wear(kept)
}
