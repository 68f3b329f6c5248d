/** Bytes of an object or an array without its members, and of each member. */
const OBJECT = 56
const MEMBER = 16
/** Bytes of a text without its characters. */
const TEXT = 24

/** Estimates the memory of a text in bytes: V8 stores it in one byte for each character or in two. */
export function estimateTextSize(text: string): number {
  const { length } = text
  return TEXT + (Buffer.byteLength(text) === length ? length : 2 * length)
}

/** Nesting up to which data is walked by recursion, which allocates nothing. */
const SHALLOW = 8

/**
 * Estimates the memory of plain data in bytes; what it contains twice counts twice. Deep data does not recur, since
 * JSON of a client may be nested deeper than the stack allows.
 */
export function estimateSize(value: unknown): number {
  const deeper: unknown[] = []
  let size = estimateShallow(value, 0, deeper)
  for (let next = deeper.pop(); next !== undefined; next = deeper.pop())
    size += estimateShallow(next, 0, deeper)
  return size
}

/** Estimates data up to a nesting, and adds the objects below it to a list. */
function estimateShallow(value: unknown, depth: number, deeper: unknown[]): number {
  if (typeof value === 'string') return estimateTextSize(value)
  if (typeof value !== 'object' || value === null) return 0
  if (value instanceof Uint8Array) return OBJECT + value.byteLength
  if (depth === SHALLOW) {
    deeper.push(value)
    return 0
  }
  let size = OBJECT
  if (Array.isArray(value)) {
    for (const item of value) size += MEMBER + estimateShallow(item, depth + 1, deeper)
  } else {
    for (const name in value)
      size += MEMBER + estimateShallow(value[name as keyof typeof value], depth + 1, deeper)
  }
  return size
}
