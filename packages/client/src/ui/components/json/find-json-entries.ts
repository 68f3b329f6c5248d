/** Returns the keys and values of an object or array; `undefined` for a leaf. */
export function findJsonEntries(value: unknown): [string | number, unknown][] | undefined {
  if (Array.isArray(value)) return value.map((item, index) => [index, item])
  if (typeof value === 'object' && value !== null) return Object.entries(value)
  return undefined
}
