/** What lies under a panel that covers the page, as it does on a phone, is out of reach. */

const COVERS = "(width <= 40rem)"

/** An attachment for the panel: while it covers everything, neither Tab nor a reader leads under it. */
export function covering(panel: HTMLElement): () => void {
  const narrow = matchMedia(COVERS)
  let under: HTMLElement[] = []
  const uncover = (): void => {
    for (const element of under) element.inert = false
    under = []
  }
  const weigh = (): void => {
    uncover()
    if (narrow.matches) under = beside(panel)
    for (const element of under) element.inert = true
  }
  weigh()
  narrow.addEventListener("change", weigh)
  return () => {
    narrow.removeEventListener("change", weigh)
    uncover()
  }
}

/** Everything on the page that neither holds the panel nor lies in it; a dialog lies above it. */
function beside(panel: HTMLElement): HTMLElement[] {
  const found: HTMLElement[] = []
  for (let at = panel; at !== document.body && at.parentElement; at = at.parentElement) {
    for (const other of at.parentElement.children) {
      if (other !== at && other instanceof HTMLElement && !other.inert && !other.matches("dialog, script")) {
        found.push(other)
      }
    }
  }
  return found
}
