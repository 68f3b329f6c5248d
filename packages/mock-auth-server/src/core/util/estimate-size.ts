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

/**
 * Estimates the memory of plain data in bytes; what it contains twice counts twice. It does not recur, since
 * JSON of a client may be nested deeper than the stack allows.
 */
export function estimateSize(value: unknown): number {
  const open: unknown[] = [value]
  let size = 0
  while (open.length > 0) {
    const each = open.pop()
    if (typeof each === 'string') size += estimateTextSize(each)
    else if (each instanceof Uint8Array) size += OBJECT + each.byteLength
    else if (typeof each === 'object' && each !== null) {
      const members = Array.isArray(each) ? each : Object.values(each)
      size += OBJECT + MEMBER * members.length
      for (const member of members) open.push(member)
    }
  }
  return size
}
