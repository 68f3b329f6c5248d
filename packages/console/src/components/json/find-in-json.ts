export type Keys = readonly (string | number)[]

/** Levels that are looked at; what is nested deeper is no document that a person reads as a tree. */
const LEVELS = 100

/** The places of JSON whose name or value, as the tree shows them, has the text; upper and lower case are one. */
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

/** How many lines a value has when all of it is open. */
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
