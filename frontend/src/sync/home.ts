/** Lists and the portfolio hear which rooms changed, at most once a second. */
import { sync } from "./sync"

/** Be told the rooms that changed; none named means that hints may have been missed: read everything again. */
export function watchHome(changed: (rooms: readonly string[]) => void): () => void {
  const { connection } = sync()
  let first = true
  return connection.listen({
    up() {
      connection.send({ t: "home" })
      if (!first) changed([])
      first = false
    },
    frame(frame) {
      if (frame.t === "hint") changed(frame.rooms)
    },
  })
}
