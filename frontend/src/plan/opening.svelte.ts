/** Opening a draft: what is asked for is the picture that was drawn, or nothing. */

import { post } from "../app/api"
import type { RoomView } from "../app/view.svelte"
import { newCommand } from "../sync/ids"
import { failureWords } from "../text/refusals"

export class Opening {
  failed = $state<string | null>(null)
  #isSent = $state(false)

  constructor(private readonly room: RoomView) {}

  /** Whether all that is drawn is what the server holds, so that it can be opened as it is drawn. */
  get isReady(): boolean {
    return !this.#isSent && !this.room.store.isSaving
  }

  /** Ask for the room as it is drawn now; once the draft went on meanwhile, it is drawn anew and not opened. */
  async open(): Promise<void> {
    if (!this.isReady) return
    this.#isSent = true
    this.failed = null
    try {
      const { seq } = this.room.store
      await post(`/deals/${this.room.room}/open-room`, { seq }, newCommand())
    } catch (failure) {
      this.failed = failureWords(failure)
    }
    this.#isSent = false
  }
}
