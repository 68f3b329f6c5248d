import { decodeJwt, importJWK, type JWK } from 'jose'
import { FAULTS } from '../../../src/faults/list.ts'
import type { Mock } from '../../../src/testing/index.ts'
import { armedRun } from '../../support/armed-run.ts'

/** Returns the id_token that the careless client received, the key that is published, and the journal. */
export async function receiveIdToken(mock: Mock, name: string, params: Record<string, unknown> = {}) {
  const fault = FAULTS.find((each) => each.name === name)
  if (!fault) throw new Error(`there is no fault ${name}`)
  const { tenant, seen } = await armedRun(mock, fault, params)
  const body = seen.find(({ url }) => url.endsWith('/auth/token'))?.reply.body ?? ''
  const idToken = (JSON.parse(body) as { id_token: string }).id_token
  const entry = tenant.journal.find({ step: 'token' })[0]
  const changes = entry?.strikes[0]?.changes ?? []
  const key = await importJWK(tenant.tenant.keys.jwks()[0] as JWK, 'RS256')
  return { tenant, idToken, entry, changes, key, seen }
}

/** Returns the claims that the server meant. */
export const findHonestClaims = (changes: readonly { original: unknown }[]) =>
  (changes[0]?.original as { claims: Record<string, unknown> } | undefined)?.claims ?? {}

/** Returns what the claims say otherwise than the server meant: `undefined` for a claim that is gone. */
export function listChangedClaims({
  idToken,
  changes,
}: Pick<Awaited<ReturnType<typeof receiveIdToken>>, 'idToken' | 'changes'>) {
  const honest = findHonestClaims(changes)
  const payload = decodeJwt(idToken)
  const names = [...new Set([...Object.keys(honest), ...Object.keys(payload)])]
  const other = names.filter((claim) => JSON.stringify(honest[claim]) !== JSON.stringify(payload[claim]))
  return Object.fromEntries(other.map((claim) => [claim, payload[claim]]))
}

/** Tells whether our published key signed those very bytes. */
export async function isGenuine(
  idToken: string,
  key: Awaited<ReturnType<typeof receiveIdToken>>['key'],
): Promise<boolean> {
  const [header, payload, signature = ''] = idToken.split('.')
  return crypto.subtle.verify(
    'RSASSA-PKCS1-v1_5',
    key as CryptoKey,
    Buffer.from(signature, 'base64url'),
    new TextEncoder().encode(`${header}.${payload}`),
  )
}
