import { CHALLENGE, callback, type Params, params, type Tokens, VERIFIER } from '../../support/handshake.ts'

/** Encodes fields of the public launcher by position; what a test does not name is as its page leaves it. */
export function encodeLaunch(fields: Record<number, unknown>): string {
  const all: unknown[] = [2, '', '', 'AUTO', 0, 0, 0, '', '', '', '', '', '', '', 0, 1, '']
  for (const [at, field] of Object.entries(fields)) all[Number(at)] = field
  return Buffer.from(JSON.stringify(all)).toString('base64url')
}

/** Returns the base URL of a simulated server. */
export const buildSimUrl = (origin: string, fields: Record<number, unknown>) =>
  `${origin}/v/r4/sim/${encodeLaunch(fields)}`
export const AUTO = { 1: 'amy-shaw', 2: 'dr-okafor', 4: 1, 5: 1 }

/** Sends an authorize request for any client. */
export function authorize(base: string, changes: Params = {}) {
  const query = params({
    ...{
      response_type: 'code',
      client_id: 'whoever',
      redirect_uri: 'http://localhost:9/cb',
      state: 'abcdefgh',
    },
    ...{ scope: 'launch/patient openid fhirUser offline_access patient/*.read', aud: `${base}/fhir` },
    ...{ code_challenge: CHALLENGE, code_challenge_method: 'S256' },
    ...changes,
  })
  return fetch(`${base}/auth/authorize?${query}`, { redirect: 'manual' })
}

/** Redeems the code of a redirect. */
export async function redeem(base: string, response: Response, changes: Params = {}, headers = {}) {
  const body = params({
    grant_type: 'authorization_code',
    code: callback(response).get('code') ?? '',
    ...{ redirect_uri: 'http://localhost:9/cb', client_id: 'whoever', code_verifier: VERIFIER },
    ...changes,
  })
  const answer = await fetch(`${base}/auth/token`, { method: 'POST', body, headers })
  return { status: answer.status, body: (await answer.json()) as Tokens }
}
