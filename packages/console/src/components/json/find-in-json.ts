export type Keys = readonly (string | number)[]

/** Maximum depth that is searched; a document that users read as a tree is not deeper. */
const LEVELS = 100

/**
 * Returns the paths in JSON whose name or value, as the tree shows them, contains the text, ignoring case.
 */
export function findInJson(value: unknown, text: string): Keys[] {
  const wanted = text.toLowerCase()
  const found: Keys[] = []
  if (wanted === '') return found
  const has = (shown: unknown) => typeof shown === 'string' && shown.toLowerCase().includes(wanted)
  walk(value, [], (member, keys) => {
    if (has(keys.at(-1)) || (!isObject(member) && has(JSON.stringify(member)))) found.push(keys)
  })
  return found
}

/** Returns the number of lines of a value when it is fully open. */
export function countLines(value: unknown): number {
  let count = 0
  walk(value, [], () => {
    count += 1
  })
  return count
}

function walk(value: unknown, keys: Keys, visit: (member: unknown, keys: Keys) => void): void {
  visit(value, keys)
  if (!isObject(value) || keys.length >= LEVELS) return
  const isList = Array.isArray(value)
  for (const [key, member] of Object.entries(value))
    walk(member, [...keys, isList ? Number(key) : key], visit)
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null
}
