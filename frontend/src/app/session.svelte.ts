/** Who is signed in, asked once per page load. */

import { forgetEverything } from "../sync/sync"
import { chooseLanguage, forgetLanguage, type Language } from "../text/text.svelte"
import { ApiError, get, type Me, patch, post, type Visit } from "./api"
import { Remembered } from "./remembered"
import { forgetWhereabouts } from "./whereabouts.svelte"

const remembered = new Remembered<Me>("cairn.me")
/** Whether the server has yet to hear that the one who was here has signed out. */
const untold = new Remembered<true>("cairn.signed_out")
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
    take((await tellOfSignOut()) ? (await get<Visit>("/session")).me : null)
  } catch (failure) {
    current = remembered.read()
    throw failure
  }
  return current
}

/** What was remembered of somebody else goes. */
function take(me: Me | null): void {
  const before = remembered.read()
  if (before?.user.id !== me?.user.id) forgetWhereabouts()
  if (before && before.user.id !== me?.user.id) forgetLanguage()
  if (me) remembered.keep(me)
  else remembered.forget()
  current = me
}

/** Speak another language from now on, here and in the mails to this person. */
export async function changeLanguage(wanted: Language): Promise<void> {
  await chooseLanguage(wanted)
  if (current) await patch("/me", { language: wanted }).catch(() => undefined)
}

/** End the session and leave every page that showed something of it; offline, the server is told later. */
export async function signOut(): Promise<void> {
  untold.keep(true)
  await endSession()
  take(null)
  await forgetEverything()
  location.assign("/sign-in")
}

/** Whether the session ends only once this browser is online again. */
export function endsLater(): boolean {
  return untold.read() !== null
}

/** Tell the server of a sign-out that it has not heard of; false when it still cannot be reached. */
export async function tellOfSignOut(): Promise<boolean> {
  return !endsLater() || endSession()
}

/** Somebody has just signed in here: an earlier sign-out is not theirs. */
export function signedInAnew(): void {
  untold.forget()
}

async function endSession(): Promise<boolean> {
  try {
    await post("/session/end")
  } catch (failure) {
    const unheard = !(failure instanceof ApiError) || failure.status === 0 || failure.status >= 500
    if (unheard) return false
  }
  untold.forget()
  return true
}
