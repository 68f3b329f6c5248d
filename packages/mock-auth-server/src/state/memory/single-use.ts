/** A value that can be used once and is remembered as used. */
export interface SingleUse<Value> {
  readonly value: Value
  spent: boolean
  readonly expiresAt: number
}

/** Milliseconds for which a spent value is remembered beyond its expiry, so that a replay is recognised. */
const TOMBSTONE_MS = 3_600_000

export function createSingleUse<Value extends { readonly expiresAt: number }>(
  value: Value,
): SingleUse<Value> {
  return { value, spent: false, expiresAt: value.expiresAt + TOMBSTONE_MS }
}

export type ConsumeResult = 'spent-now' | 'spent-before' | 'expired'

/** Consumes a value, unless it was used before or has expired. */
export function consume(held: SingleUse<{ readonly expiresAt: number }>, now: number): ConsumeResult {
  if (held.spent) return 'spent-before'
  if (held.value.expiresAt <= now) return 'expired'
  held.spent = true
  return 'spent-now'
}
