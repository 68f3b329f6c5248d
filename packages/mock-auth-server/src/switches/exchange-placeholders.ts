import type { SwitchContext } from '../core/declare/switch.ts'
import type { Placeholders } from './fill-placeholders.ts'
import { collectTenantPlaceholders } from './tenant-placeholders.ts'

/** Collects the placeholders of an exchange: those of its tenant, its published URLs, times and random ids. */
export function collectExchangePlaceholders({
  tenant: { addresses, name },
  now,
  random,
}: Pick<SwitchContext<unknown>, 'tenant' | 'now' | 'random'>): Placeholders {
  let draws = 0
  const createHex = (digits: number) =>
    Array.from({ length: digits }, () => {
      draws += 1
      return toDigit(random(`placeholder ${draws}`))
    }).join('')
  // An id of the exchange is the same in all that names it, such as a header and the body of an error.
  let uuids = 0
  const createUuid = () => {
    uuids += 1
    const digits = Array.from({ length: 32 }, (_, at) => toDigit(random(`uuid ${uuids} ${at}`, 'exchange')))
    return toUuid(digits.join(''))
  }
  const iat = Math.floor(now / 1000)
  return {
    ...collectTenantPlaceholders(addresses, name),
    ...addresses.endpoints,
    authBase: addresses.issuer,
    iat,
    issuedAtEpoch: iat,
    opaque: () => createHex(32),
    uuid: createUuid,
    traceparent: () => `00-${createHex(32)}-${createHex(16)}-01`,
  }
}

const toDigit = (drawn: number) => Math.floor(drawn * 16).toString(16)

/** Formats 32 hexadecimal digits as a random UUID (RFC 9562, version 4). */
function toUuid(hex: string): string {
  const [, one, two, three, four, five] = /^(.{8})(.{4}).(.{3}).(.{3})(.{12})/.exec(hex) ?? []
  return `${one}-${two}-4${three}-a${four}-${five}`
}
