/** The browser's own database: commands not yet answered, and the last known state of each stream. */

const NAME = "cairn"
const VERSION = 1
export const COMMANDS = "commands"
export const STREAMS = "streams"
export const EVENTS = "events"
type StoreName = typeof COMMANDS | typeof STREAMS | typeof EVENTS

/** One database, opened at first use; every call fails where the browser lets nothing be kept. */
export class Database {
  #open: Promise<IDBDatabase> | undefined

  constructor(private readonly factory: IDBFactory | undefined) {}

  /** Run requests in one transaction; fulfilled once it is on disk. */
  async write(stores: StoreName[], work: (tx: IDBTransaction) => void): Promise<void> {
    const tx = (await this.#database()).transaction(stores, "readwrite", { durability: "strict" })
    const done = finished(tx)
    work(tx)
    await done
  }

  /** The answer of one request. */
  async read<T>(stores: StoreName[], ask: (tx: IDBTransaction) => IDBRequest<T>): Promise<T> {
    const tx = (await this.#database()).transaction(stores, "readonly")
    return result(ask(tx))
  }

  async close(): Promise<void> {
    const open = this.#open
    this.#open = undefined
    await open?.then(
      (db) => db.close(),
      () => undefined,
    )
  }

  #database(): Promise<IDBDatabase> {
    this.#open ??= openDatabase(this.factory).then((db) => {
      // Another tab brings a newer form of the database: let it.
      db.onversionchange = () => void this.close()
      db.onclose = () => {
        this.#open = undefined
      }
      return db
    })
    this.#open.catch(() => {
      this.#open = undefined
    })
    return this.#open
  }
}

function openDatabase(factory: IDBFactory | undefined): Promise<IDBDatabase> {
  if (!factory) return Promise.reject(new Error("nothing can be kept here"))
  const request = factory.open(NAME, VERSION)
  request.onupgradeneeded = () => {
    const db = request.result
    db.createObjectStore(COMMANDS, { keyPath: "id" }).createIndex("user", "user")
    db.createObjectStore(STREAMS, { keyPath: ["user", "door"] })
    db.createObjectStore(EVENTS, { keyPath: ["user", "door", "seq"] })
  }
  return result(request)
}

function result<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error)
  })
}

function finished(tx: IDBTransaction): Promise<void> {
  return new Promise((resolve, reject) => {
    tx.oncomplete = () => resolve()
    tx.onabort = () => reject(tx.error)
  })
}

/** The keys that begin with these parts. */
export function under(...parts: string[]): IDBKeyRange {
  return IDBKeyRange.bound(parts, [...parts, []])
}
