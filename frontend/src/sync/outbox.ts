/** Commands that have no answer yet, kept over the end of the tab; each belongs to one user and one tab. */
import { byAge, type Command } from "./command"
import { COMMANDS, type Database } from "./database"

export class Outbox {
  constructor(
    private readonly database: Database,
    private readonly user: string,
  ) {}

  /** Keep a command; fulfilled once it would survive a power cut. */
  keep(command: Command): Promise<void> {
    return this.database.write([COMMANDS], (tx) => void tx.objectStore(COMMANDS).put(command))
  }

  /** It was answered. */
  forget(id: string): Promise<void> {
    return this.database.write([COMMANDS], (tx) => void tx.objectStore(COMMANDS).delete(id))
  }

  /** This user's commands, oldest first. */
  async all(): Promise<Command[]> {
    const found = await this.database.read([COMMANDS], (tx) => mine(tx, this.user).getAll())
    return (found as Command[]).sort(byAge)
  }

  /** Take over what a tab left behind, in one transaction, so that no command has two senders. */
  async adopt(from: string, to: string): Promise<Command[]> {
    const adopted: Command[] = []
    await this.database.write([COMMANDS], (tx) => {
      mine(tx, this.user).openCursor().onsuccess = ({ target }) => {
        const cursor = (target as IDBRequest<IDBCursorWithValue | null>).result
        if (!cursor) return
        const command = cursor.value as Command
        if (command.tab === from) {
          adopted.push({ ...command, tab: to })
          cursor.update({ ...command, tab: to })
        }
        cursor.continue()
      }
    })
    return adopted.sort(byAge)
  }
}

function mine(tx: IDBTransaction, user: string) {
  const index = tx.objectStore(COMMANDS).index("user")
  return {
    getAll: () => index.getAll(user),
    openCursor: () => index.openCursor(user),
  }
}
