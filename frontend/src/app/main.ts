/** The product's start: look, language and session at once, then the page that the address names. */

import { mount } from "svelte"
import "../ui/look.css"
import { openRoom } from "../sync/room.svelte"
import { keepShell } from "../sync/shell"
import { forgetEverything, sync } from "../sync/sync"
import { preferredLanguage, speak, speakAsAccount } from "../text/text.svelte"
import App from "./App.svelte"
import { renewWhenReplaced } from "./renewal"
import { route } from "./router.svelte"
import { askWhoIAm } from "./session.svelte"
import { wearRemembered } from "./theme.svelte"
import { askWhereabouts, whereabouts } from "./whereabouts.svelte"

wearRemembered()
renewWhenReplaced()
keepShell()
const whoIAm = askWhoIAm()
const here = route()
if (here.page === "room" && !whereabouts(here.room)) void askWhereabouts()
whoIAm.then(
  (me) => {
    if (!me) return forgetEverything()
    sync().onSignedOut(() => location.assign("/sign-in"))
    sync().signedInAs(me.user.id)
    return speakAsAccount(me.user.language)
  },
  () => undefined,
)
await speak(preferredLanguage())
const target = document.getElementById("app")
if (target) mount(App, { target, props: { openRoom, whoIAm } })
