import { fromBase64url, toBase64url } from './base64url.ts'

const BYTES = 18
const CHARACTERS = 24
const DRAWN_AT_ONCE = 200

let drawn = ''
let used = 0

/**
 * Returns 144 random bits as 24 base64url characters; drawn and encoded in batches, since single draws are
 * slow.
 */
export function createRandomId(): string {
  if (used === drawn.length) {
    drawn = toBase64url(crypto.getRandomValues(new Uint8Array(BYTES * DRAWN_AT_ONCE)))
    used = 0
  }
  used += CHARACTERS
  return drawn.slice(used - CHARACTERS, used)
}

/**
 * Returns an unguessable value that contains its kind, its tenant and the tenant's epoch, in URL-safe
 * characters.
 */
export function mint(kind: string, tenant: string, epoch: number): string {
  return `${kind}.${tenant}.${epoch}.${createRandomId()}`
}

/** Returns the epoch of a minted value, or of a JWT with a minted `jti`; `undefined` for all others. */
export function parseEpoch(value: string): number | undefined {
  return mintedIn(value) ?? mintedIn(jtiOf(value.split('.').at(-2) ?? ''))
}

function mintedIn(value: string): number | undefined {
  const parts = value.split('.')
  const [epoch = ''] = parts.slice(-2)
  return parts.length >= 4 && /^\d{1,15}$/.test(epoch) ? Number(epoch) : undefined
}

/** Returns the `jti` in the encoded payload of a JWT; empty when there is none. */
function jtiOf(payload: string): string {
  try {
    const { jti } = JSON.parse(fromBase64url(payload) ?? '{}')
    return typeof jti === 'string' ? jti : ''
  } catch {
    return ''
  }
}
