import { fromBase64url, toBase64url } from './base64url.ts'
import { parseStampedEpoch } from './encode-epoch.ts'

const BYTES = 18
const CHARACTERS = 24
const DRAWN_AT_ONCE = 200

const KINDS = ['at', 'rt', 'code', 'launch', 'manage', 'jti'] as const
type MintedKind = (typeof KINDS)[number]
/** A minted value, also with other text around it. */
const MINTED = new RegExp(`(?<![a-z0-9])(?:${KINDS.join('|')})_[a-z0-9/-]+_(\\d{1,15})_[\\w-]{${CHARACTERS}}`)

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
 * characters; without dots, by which client libraries tell a JWT.
 */
export function mint(kind: MintedKind, tenant: string, epoch: number): string {
  return `${kind}_${tenant}_${epoch}_${createRandomId()}`
}

/** Returns the epoch of a minted value or stamped UUID, or of a JWT with one as `jti`; `undefined` for all others. */
export function parseEpoch(value: string): number | undefined {
  const jti = jtiOf(value.split('.').at(-2) ?? '')
  return mintedIn(value) ?? mintedIn(jti) ?? parseStampedEpoch(value) ?? parseStampedEpoch(jti)
}

function mintedIn(value: string): number | undefined {
  const [, epoch] = MINTED.exec(value) ?? []
  return epoch === undefined ? undefined : Number(epoch)
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
