import type { IncomingRequest } from '../core/http/incoming-request.ts'
import type { Facts } from '../core/journal/facts.ts'
import { parseEpoch } from '../core/util/id.ts'
import { findBearerToken } from '../wire/shared/bearer.ts'

/** Returns `true` when a request carries a value issued before the last reset, an opaque value or a JWT. */
export function isStraggler(incoming: IncomingRequest, facts: Facts | undefined, epoch: number): boolean {
  if (epoch === 1) return false
  const carried = [
    facts?.accessToken,
    findBearerToken(incoming),
    facts?.code,
    facts?.refreshToken,
    facts?.launch,
    incoming.query.get('interaction') ?? undefined,
    incoming.form.get('interaction') ?? undefined,
  ]
  return carried.some((value) => {
    const minted = value === undefined ? undefined : parseEpoch(value)
    return minted !== undefined && minted < epoch
  })
}
