/** What one reads or types in stays where it is while others change the plan around it. */

/* A browser holds the topmost thing in view still, and nothing at all where the page is not scrolled: what is
   typed in further down moves as soon as a row comes between. So the plan holds its own. */

const ROWS = "[data-outline] [data-row]"
const FOCUSED = "[data-row], [data-adding]"

/** Note what stands where, before a change is drawn; the answer puts it back there afterwards. */
export function hold(): () => void {
  const rows = rowsOnPage()
  const held = focused() ?? topmost(rows)
  if (!held) return () => undefined
  const top = held.getBoundingClientRect().top
  const before = rows.map(idOf)
  return () => {
    if (!held.isConnected || hasMoved(held, before)) return
    const by = held.getBoundingClientRect().top - top
    if (Math.abs(by) >= 1) scrollBy({ top: by, behavior: "instant" })
  }
}

function rowsOnPage(): HTMLElement[] {
  return [...document.querySelectorAll<HTMLElement>(ROWS)]
}

function idOf(row: HTMLElement): string {
  return row.dataset.row ?? ""
}

/** What has the focus, as long as it is in view. */
function focused(): HTMLElement | undefined {
  const at = document.activeElement?.closest<HTMLElement>(FOCUSED)
  if (!at?.closest("[data-outline]")) return undefined
  const { top, bottom } = at.getBoundingClientRect()
  return bottom > 0 && top < innerHeight ? at : undefined
}

/** The first row in view; who has not scrolled reads what is above the rows. */
function topmost(rows: readonly HTMLElement[]): HTMLElement | undefined {
  const end = barsEnd()
  const isInView = (row: HTMLElement): boolean => {
    const { top, bottom } = row.getBoundingClientRect()
    return bottom > end && top < innerHeight
  }
  return scrollY > 0 ? rows.find(isInView) : undefined
}

/** Where the bars end that lie over the page, as the page itself tells the keyboard. */
function barsEnd(): number {
  return Number.parseFloat(getComputedStyle(document.documentElement).scrollPaddingTop) || 0
}

/** A row that was put elsewhere among the others is followed by nobody's page. */
function hasMoved(held: HTMLElement, before: readonly string[]): boolean {
  const id = idOf(held)
  const now = rowsOnPage().map(idOf)
  const [was, is] = [new Set(before), new Set(now)]
  const place = (all: readonly string[], known: ReadonlySet<string>): number =>
    all.filter((other) => known.has(other)).indexOf(id)
  return place(before, is) !== place(now, was)
}
