import { expect, test } from "vitest"
import type { Wire } from "./platform"
import { Sync } from "./sync"
import { FakeTab, type Network, Profile } from "./testing/browser"
import { settle } from "./testing/world"

/** A server at which nobody is signed in. */
class ClosedDoor implements Network {
  asked = 0

  socket(): Wire {
    const wire: Wire = {
      onopen: null,
      onmessage: null,
      onclose: null,
      send: () => undefined,
      close: () => undefined,
    }
    queueMicrotask(() => wire.onclose?.(new CloseEvent("close")))
    return wire
  }

  async fetch(): Promise<Response> {
    this.asked += 1
    // A page that asks without end would keep the test from ending.
    if (this.asked > 5) return new Promise(() => undefined)
    return new Response("{}", { status: 401 })
  }
}

test("a stranger's page asks once who is signed in, and then leaves the server alone", async () => {
  const door = new ClosedDoor()
  const sync = new Sync(new FakeTab(new Profile(), door, "nobody"))
  let over = 0
  sync.onSignedOut(() => {
    over += 1
  })

  sync.start()
  await settle(50)

  expect(door.asked).toBe(1)
  expect(over).toBe(1)
})
