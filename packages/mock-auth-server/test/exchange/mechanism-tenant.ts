import type { Mock, MockTenant } from '../../src/testing/index.ts'
import { authorize, callback, obtainCode, post, REDIRECT, VERIFIER } from '../support/handshake.ts'

let count = 0

/** Creates a tenant of its own, in which Dr. Okafor signs in without pages and Amy Shaw is chosen. */
export function createTenant(mock: Mock): MockTenant {
  count += 1
  const made = mock.createTenant(`mechanism-${count}`)
  made.autoApprove({ user: 'Practitioner/dr-okafor', patient: 'amy-shaw' })
  return made
}

export const SENT_STATE = 'state-0123456789abcdef'
/** Returns the state that an authorize request comes back with. */
export const readState = async (server: MockTenant) => callback(await authorize(server)).get('state')
/** Tells whether the state came back changed. */
export const isChanged = async (server: MockTenant) => (await readState(server)) !== SENT_STATE

/** Obtains tokens for a code. */
export async function redeemCode(
  server: MockTenant,
): Promise<{ access_token: string; refresh_token: string }> {
  const code = await obtainCode(server)
  const form = { grant_type: 'authorization_code', code, redirect_uri: REDIRECT, code_verifier: VERIFIER }
  return (await post(server, 'token', { ...form, client_id: 'smart-client-public' })).json()
}
