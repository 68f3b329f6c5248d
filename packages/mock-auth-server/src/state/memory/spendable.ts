/** A value that can be used once and is remembered as used. */
export interface Spendable<Value> {
  readonly value: Value
  spent: boolean
  readonly expiresAt: number
}

/** How long a spent value is remembered beyond its expiry, so that a replay is known as one. */
const TOMBSTONE_MS = 3_600_000

export function spendable<Value extends { readonly expiresAt: number }>(value: Value): Spendable<Value> {
  return { value, spent: false, expiresAt: value.expiresAt + TOMBSTONE_MS }
}

export type Spending = 'spent-now' | 'spent-before' | 'expired'

/** Uses a value up, unless it was used before or has expired. */
export function spend(held: Spendable<{ readonly expiresAt: number }>, now: number): Spending {
  if (held.spent) return 'spent-before'
  if (held.value.expiresAt <= now) return 'expired'
  held.spent = true
  return 'spent-now'
}
