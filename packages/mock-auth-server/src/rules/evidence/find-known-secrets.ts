import type { FactHistory, FactName, FactRecord } from '../../core/journal/facts.ts'
import type { JournalEntry } from '../../core/journal/journal-entry.ts'
import { collectRequestValues, type RequestValue } from './requests/request-values.ts'

export type SecretKind =
  | 'code'
  | 'access token'
  | 'refresh token'
  | 'id_token'
  | 'code_verifier'
  | 'client_secret'
  | 'client_assertion'
  | 'state'
  | 'launch'

/** A secret in a request, with the exchange in which it was issued or first received. */
export interface KnownSecret extends RequestValue {
  readonly kind: SecretKind
  readonly from: FactRecord
}

const KINDS: readonly (readonly [FactName, SecretKind])[] = [
  ['issuedCode', 'code'],
  ['issuedAccessToken', 'access token'],
  ['issuedRefreshToken', 'refresh token'],
  ['issuedIdToken', 'id_token'],
  ['codeVerifier', 'code_verifier'],
  ['clientSecret', 'client_secret'],
  ['clientAssertion', 'client_assertion'],
  ['state', 'state'],
  ['issuedLaunch', 'launch'],
]

/** Results of the scan, shared by all rules that check an exchange with one view of the history. */
const scans = new WeakMap<
  FactHistory,
  { readonly entry: JournalEntry; readonly found: readonly KnownSecret[] }
>()

/**
 * Finds every secret issued or received earlier that a request contains anywhere: the taint scan (catalogue
 * B0).
 */
export function findKnownSecrets(entry: JournalEntry, history: FactHistory): readonly KnownSecret[] {
  const done = scans.get(history)
  if (done?.entry === entry) return done.found
  const found = collectRequestValues(entry).flatMap((sighting) => {
    for (const [fact, kind] of KINDS) {
      const [from] = history.findByValue(fact, sighting.value)
      if (from && !isOrdinary(kind, sighting.value)) return [{ ...sighting, kind, from }]
    }
    return []
  })
  scans.set(history, { entry, found })
  return found
}

/** Returns `true` for a secret that is a short word, which may occur anywhere by chance. */
function isOrdinary(kind: SecretKind, value: string): boolean {
  return kind === 'client_secret' && value.length < 16 && !/\d/.test(value)
}

const ISSUED = ['issuedCode', 'issuedAccessToken', 'clientSecret'] as const

/** Returns `true` when a client has received a secret that it could reveal. */
export function hasSecrets(history: FactHistory): boolean {
  return ISSUED.some((fact) => history.findRecent(fact).length > 0)
}

/** Describes a secret for a finding, without repeating it. */
export function describeSecret({ kind, place, name }: KnownSecret): string {
  const where = { url: 'the URL', referer: 'the Referer header', cookie: 'a cookie', body: 'the body' }
  const at = place === 'header' || place === 'authorization' ? `the ${name} header` : where[place]
  return name === '' || place === 'header' || place === 'authorization'
    ? `${kind} in ${at}`
    : `${kind} in ${at} (${name})`
}
