import { render } from "@testing-library/svelte"
import { beforeAll, expect, test } from "vitest"
import { speak } from "../text/text.svelte"
import type { Preview } from "./preview"
import Warnings from "./Warnings.svelte"

beforeAll(() => speak("en"))

test("a warning that was given twice is shown twice", () => {
  const warning = { code: "of_a_later_version", text: "Look at row 4.", steps: [] }
  const preview = { draft: { warnings: [warning, warning] }, warned: [{}, {}] } as unknown as Preview

  const { getAllByText } = render(Warnings, { preview })

  expect(getAllByText("Look at row 4.")).toHaveLength(2)
})
