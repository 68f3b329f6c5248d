import type { Incoming } from '../core/http/incoming.ts'
import type { Facts } from '../core/journal/facts.ts'
import { epochOf } from '../core/util/id.ts'
import { presentedToken } from '../wire/shared/bearer.ts'

/** Whether a request carries something that was minted before the last reset, an opaque value or a JWT. */
export function isStraggler(incoming: Incoming, facts: Facts | undefined, epoch: number): boolean {
  if (epoch === 1) return false
  const carried = [
    facts?.accessToken,
    presentedToken(incoming),
    facts?.code,
    facts?.refreshToken,
    facts?.launch,
    incoming.query.get('interaction') ?? undefined,
    incoming.form.get('interaction') ?? undefined,
  ]
  return carried.some((value) => {
    const minted = value === undefined ? undefined : epochOf(value)
    return minted !== undefined && minted < epoch
  })
}
