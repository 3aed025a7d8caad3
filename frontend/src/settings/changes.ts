/** What a settings form changed, as the deed wants it: the new values, and those they replace. */

export interface Patch<Fields> {
  readonly set: Partial<Fields>
  readonly was: Partial<Fields>
}

/** Only the fields that differ; null when none does. */
export function changesBetween<Fields extends object>(before: Fields, after: Fields): Patch<Fields> | null {
  const changed = (Object.keys(after) as (keyof Fields)[]).filter((field) => after[field] !== before[field])
  if (changed.length === 0) return null
  const pick = (fields: Fields): Partial<Fields> =>
    Object.fromEntries(changed.map((field) => [field, fields[field]])) as Partial<Fields>
  return { set: pick(after), was: pick(before) }
}
