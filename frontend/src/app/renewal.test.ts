import { afterEach, expect, test, vi } from "vitest"
import { renewWhenReplaced } from "./renewal"

const reload = vi.fn()
renewWhenReplaced(reload)

const fail = () => dispatchEvent(new Event("vite:preloadError"))

afterEach(() => {
  reload.mockClear()
  sessionStorage.clear()
  document.body.replaceChildren()
})

test("a part that is gone loads the page anew, once", () => {
  fail()
  fail()

  expect(reload).toHaveBeenCalledOnce()
})

test("nothing is loaded anew while somebody writes", () => {
  const field = document.createElement("textarea")
  document.body.append(field)
  field.focus()

  fail()

  expect(reload).not.toHaveBeenCalled()
})
