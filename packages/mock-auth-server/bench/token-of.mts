import { CHALLENGE, REDIRECT, VERIFIER } from '../test/support/handshake.ts'

/** Returns an access token of a mock in another process that approves automatically. */
export async function tokenOf(port: number, scope: string): Promise<string> {
  const base = `http://localhost:${port}`
  const client = { client_id: 'smart-client-public', redirect_uri: REDIRECT }
  const query = new URLSearchParams({
    ...client,
    ...{ response_type: 'code', scope, state: 'state-0123456789abcdef', aud: `${base}/fhir` },
    ...{ code_challenge: CHALLENGE, code_challenge_method: 'S256' },
  })
  const redirect = await fetch(`${base}/auth/authorize?${query}`, { redirect: 'manual' })
  const code = new URL(redirect.headers.get('location') ?? 'about:blank').searchParams.get('code') ?? ''
  const form = { ...client, grant_type: 'authorization_code', code, code_verifier: VERIFIER }
  const response = await fetch(`${base}/auth/token`, { method: 'POST', body: new URLSearchParams(form) })
  const body = (await response.json()) as { access_token?: string }
  if (!body.access_token) throw new Error(`no token: ${JSON.stringify(body)}`)
  return body.access_token
}
