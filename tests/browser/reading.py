"""What can be read off a page: all its words, and where any of them do not fit."""

from typing import Any

from playwright.async_api import Page

WORDS = """() => {
  const seen = new Set()
  const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
  while (walk.nextNode()) {
    const holder = walk.currentNode.parentElement
    if (holder.closest("script, style, [lang]:not(html)")) continue
    if (holder.checkVisibility()) seen.add(walk.currentNode.textContent.trim().replace(/\\s+/g, " "))
  }
  for (const element of document.querySelectorAll("[aria-label], [title], [placeholder]")) {
    for (const name of ["aria-label", "title", "placeholder"]) seen.add(element.getAttribute(name) ?? "")
  }
  seen.add(document.title)
  seen.delete("")
  return [...seen]
}"""

MISFITS = """() => {
  const found = []
  const root = document.documentElement
  if (root.scrollWidth > root.clientWidth) found.push(`the page is ${root.scrollWidth} px wide`)
  const told = (element) => element.closest("[title]") !== null
  const scrolls = (element) => {
    for (let at = element; at; at = at.parentElement) {
      if (at === root || at === document.body) return false
      if (/auto|scroll/.test(getComputedStyle(at).overflowX)) return true
    }
    return false
  }
  for (const element of document.body.querySelectorAll("*")) {
    if (!element.checkVisibility({ visibilityProperty: true, opacityProperty: true })) continue
    if (element.closest(".unseen, svg, select, input")) continue
    const style = getComputedStyle(element)
    const name = `${element.tagName}.${element.className} “${element.textContent.trim().slice(0, 60)}”`
    const cuts = /hidden|clip/.test(style.overflowX) && element.scrollWidth > element.clientWidth + 1
    if (cuts && !told(element)) found.push(`cut: ${name}`)
    const words = [...element.childNodes].some((n) => n.nodeType === Node.TEXT_NODE && n.textContent.trim())
    const box = element.getBoundingClientRect()
    const beyond = box.right > root.clientWidth + 1 || box.left < -1
    if (words && box.width > 0 && beyond && !scrolls(element)) found.push(`beyond the edge: ${name}`)
  }
  return found
}"""


async def words_on(page: Page) -> list[str]:
    """Every text, label, title and placeholder that somebody could see or hear."""
    found: Any = await page.evaluate(WORDS)
    return list(found)


async def misfits_on(page: Page) -> list[str]:
    """What is wider than the page, beyond its edge, or cut with no title to read it by."""
    found: Any = await page.evaluate(MISFITS)
    return list(found)
