import { createHash, randomBytes } from 'node:crypto'
import { sendRawRequest } from '../send-raw-request.ts'
import type { RecoveringSettings } from './recovering-settings.ts'

/** Obtains a code, and returns the form that redeems it. */
export async function requestGrant(
  endpoint: string,
  settings: RecoveringSettings,
): Promise<Record<string, string>> {
  const { clientId, redirectUri, scope, fhirBase } = settings
  const verifier = randomBytes(32).toString('base64url')
  const query = new URLSearchParams({
    response_type: 'code',
    client_id: clientId,
    redirect_uri: redirectUri,
    scope,
    state: randomBytes(24).toString('base64url'),
    aud: fhirBase,
    code_challenge: createHash('sha256').update(verifier).digest('base64url'),
    code_challenge_method: 'S256',
  })
  const reply = await sendRawRequest(`${endpoint}?${query}`)
  const location = reply.headers.find(([name]) => name.toLowerCase() === 'location')?.[1]
  const code = new URL(location ?? 'about:blank').searchParams.get('code') ?? ''
  return {
    grant_type: 'authorization_code',
    code,
    redirect_uri: redirectUri,
    code_verifier: verifier,
  }
}
