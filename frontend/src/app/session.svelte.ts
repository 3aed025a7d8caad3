/** Who is signed in, asked once per page load. */

import { forgetEverything } from "../sync/sync"
import { chooseLanguage, type Language } from "../text/text.svelte"
import { get, type Me, patch, post, type Visit } from "./api"
import { Remembered } from "./remembered"
import { forgetWhereabouts } from "./whereabouts.svelte"

const remembered = new Remembered<Me>("cairn.me")
let current = $state.raw<Me | null>(null)

export function me(): Me | null {
  return current
}

/**
 * The signed-in person, or null for a stranger; throws when the server cannot be reached, and then
 * the one it last knew here still stands in the corner.
 */
export async function askWhoIAm(): Promise<Me | null> {
  try {
    take((await get<Visit>("/session")).me)
  } catch (failure) {
    current = remembered.read()
    throw failure
  }
  return current
}

/** What was remembered of somebody else goes. */
function take(me: Me | null): void {
  if (remembered.read()?.user.id !== me?.user.id) forgetWhereabouts()
  if (me) remembered.keep(me)
  else remembered.forget()
  current = me
}

/** Speak another language from now on, here and in the mails to this person. */
export async function changeLanguage(wanted: Language): Promise<void> {
  await chooseLanguage(wanted)
  if (current) await patch("/me", { language: wanted }).catch(() => undefined)
}

/** End the session and leave every page that showed something of it. */
export async function signOut(): Promise<void> {
  await post("/session/end")
  await forgetEverything()
  location.assign("/sign-in")
}
