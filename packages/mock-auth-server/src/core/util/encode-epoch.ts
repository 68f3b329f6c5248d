import { drawUniform } from './draw-uniform.ts'

const UUID = /^[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/
/** Number of characters before the last group. */
const HEAD = 24
const DIGITS = 6

/**
 * Returns a UUID with the epoch of its tenant in the last group, and a checksum by which it is told from other
 * UUIDs. Returns any other text unchanged.
 */
export function encodeEpoch(uuid: string, epoch: number): string {
  if (!UUID.test(uuid)) return uuid
  const stamped = uuid.slice(0, HEAD) + toHex(epoch)
  return stamped + computeChecksum(stamped)
}

/** Returns the epoch of a stamped UUID; `undefined` for all other texts. */
export function parseStampedEpoch(text: string): number | undefined {
  if (!UUID.test(text)) return undefined
  const stamped = text.slice(0, -DIGITS)
  return text.slice(-DIGITS) === computeChecksum(stamped)
    ? Number.parseInt(stamped.slice(HEAD), 16)
    : undefined
}

function computeChecksum(stamped: string): string {
  return toHex(Math.floor(drawUniform(stamped) * 16 ** DIGITS))
}

function toHex(value: number): string {
  return value.toString(16).padStart(DIGITS, '0').slice(-DIGITS)
}
