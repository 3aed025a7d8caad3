/** The pages against made-up rooms in memory: `/src/dev/index.html#/rooms/contoso?…`; never part of the product. */

import { mount } from "svelte"
import "../ui/look.css"
import { today } from "../sync/today"
import { preferredLanguage, speak } from "../text/text.svelte"
import { answering, ME } from "./answers"
import { MemoryRoom } from "./memory.svelte"
import { contoso, japanese, longNames } from "./scripts"

history.replaceState(null, "", location.hash.slice(1) || "/rooms/contoso")

const now = today(undefined, new Date())
const rooms = { contoso: contoso(now), japanese: japanese(now), long: longNames(now) }
globalThis.fetch = answering(rooms)

const { default: App } = await import("../app/App.svelte")
const { askWhoIAm } = await import("../app/session.svelte")
await speak(preferredLanguage())
const target = document.getElementById("app")
const openRoom = ({ room }: { room: string }) => {
  const made = rooms[room as keyof typeof rooms] ?? rooms.contoso
  const store = new MemoryRoom(room, made, ME.card)
  Object.assign(globalThis, { store })
  return store
}
if (target) mount(App, { target, props: { openRoom, whoIAm: askWhoIAm() } })
