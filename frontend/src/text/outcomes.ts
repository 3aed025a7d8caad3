/** How a purchase ended, in the words of whoever reads: what the seller won, the buyer bought. */

import { tWord } from "./text.svelte"

export function outcomeWords(outcome: string, isBuyer: boolean): string {
  return tWord("outcome", isBuyer ? `bought_${outcome}` : outcome)
}
