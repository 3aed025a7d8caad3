import { afterEach, expect, test } from "vitest"
import { isTyping, type Keys, LEFT_ALONE, listenForKeys, nameOf } from "./keys.svelte"

let stop = (): void => undefined
afterEach(() => {
  stop()
  document.body.replaceChildren()
})

function key(name: string, more: KeyboardEventInit = {}): KeyboardEvent {
  return new KeyboardEvent("keydown", { key: name, bubbles: true, cancelable: true, ...more })
}

/** Whether the browser would still do its own with the key. */
function isLeft(keys: Keys, target: HTMLElement, event: KeyboardEvent): boolean {
  document.body.append(target)
  stop = listenForKeys(keys)
  target.dispatchEvent(event)
  return !event.defaultPrevented
}

test("keys have names: letters with shift say so, signs that need it somewhere do not", () => {
  expect(nameOf(key("z", { ctrlKey: true }))).toBe("mod+z")
  expect(nameOf(key("Z", { ctrlKey: true, shiftKey: true }))).toBe("mod+shift+z")
  expect(nameOf(key("D", { shiftKey: true }))).toBe("shift+d")
  expect(nameOf(key("D"))).toBe("d")
  expect(nameOf(key("?", { shiftKey: true }))).toBe("?")
  expect(nameOf(key("/", { shiftKey: true }))).toBe("/")
  expect(nameOf(key("ArrowUp", { altKey: true }))).toBe("alt+ArrowUp")
})

test("a key that is left alone stays with what has the focus, another is taken", () => {
  const field = document.createElement("textarea")
  expect(isLeft({ "mod+z": () => LEFT_ALONE }, field, key("z", { ctrlKey: true }))).toBe(true)
  stop()
  expect(isLeft({ "mod+z": () => undefined }, field, key("z", { ctrlKey: true }))).toBe(false)
})

test("one types in a field, and does not type on a box that is ticked", () => {
  const [words, box] = [document.createElement("input"), document.createElement("input")]
  box.type = "checkbox"
  document.body.append(words, box)
  const typed: boolean[] = []
  document.addEventListener("keydown", (event) => typed.push(isTyping(event)))

  words.dispatchEvent(key("e"))
  box.dispatchEvent(key("e"))

  expect(typed).toEqual([true, false])
})
