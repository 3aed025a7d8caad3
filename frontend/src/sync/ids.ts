/** Ids: random, drawn before the write, with room behind each command for the rows it creates. */

/** A random id that ends in 16 zero bits, so that 65,535 row ids can be counted up from it. */
export function newCommand(): string {
  return `${crypto.randomUUID().slice(0, -4)}0000`
}

/** The id of the n-th row (1 to 65,535) that a command creates. */
export function rowId(command: string, n: number): string {
  if (!Number.isInteger(n) || n < 1 || n > 0xffff) throw new RangeError(String(n))
  return command.slice(0, -4) + n.toString(16).padStart(4, "0")
}

/** Whether a value has the form of an id: then it may name a row. */
export function isId(value: unknown): value is string {
  return typeof value === "string" && /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(value)
}
