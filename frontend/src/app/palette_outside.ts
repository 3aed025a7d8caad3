/** What the palette offers outside of a room: the rooms, and the ways to begin one. */

import { t } from "../text/text.svelte"
import type { RoomCard } from "./api"
import { outside } from "./outside.svelte"
import { type Entry, everywhere } from "./palette"
import { go, roomPath } from "./router.svelte"
import { me } from "./session.svelte"

export function outsideEntries(cards: readonly RoomCard[]): Entry[] {
  const rooms = cards.map((card) => ({
    id: card.room,
    label: card.name,
    hint: `${card.buyer} × ${card.seller}`,
    run: () => go(roomPath(card.room)),
  }))
  const page = { id: "rooms", label: t("ui.to_rooms"), hint: t("palette.page"), run: () => go("/") }
  return [...rooms, page, ...(me()?.organisations.length ? beginnings() : []), ...everywhere()]
}

function beginnings(): Entry[] {
  const hint = t("palette.deed")
  const make = (): void => {
    go("/")
    outside.errand = "new_room"
  }
  return [
    { id: "new_room", label: t("rooms.new"), hint, run: make },
    { id: "import", label: t("rooms.import"), hint, run: () => go("/import") },
  ]
}
