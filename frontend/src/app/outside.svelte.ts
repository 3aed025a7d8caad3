/** What the reader is about to do outside of a room. */

export const outside = $state({
  finding: false,
  /** What the list of rooms shall begin with, asked for elsewhere; the page takes it. */
  errand: null as "new_room" | null,
})
