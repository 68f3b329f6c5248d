import { createHash, randomBytes } from 'node:crypto'
import { REDIRECT } from '../../handshake.mts'
import { type Load, type LoadTenant, toCall } from '../load.mts'

const SCOPE = 'openid fhirUser offline_access patient/*.cruds'

/** An authorize request; with a launch it begins the one that an EHR has prepared. */
export interface AuthorizeRequest {
  readonly clientId: string
  readonly verifier: string
  readonly launch: string | undefined
}

/** Sends an authorize request, and returns the code; `undefined` where there is none, or the reply was lost. */
export async function obtainCode(
  load: Load,
  tenant: LoadTenant,
  { clientId, verifier, launch }: AuthorizeRequest,
): Promise<string | undefined> {
  const scope = `${launch === undefined ? 'launch/patient' : 'launch'} ${SCOPE}`
  const query = new URLSearchParams({
    ...{ response_type: 'code', client_id: clientId, redirect_uri: REDIRECT, scope },
    ...{ state: randomBytes(24).toString('base64url'), nonce: randomBytes(24).toString('base64url') },
    aud: tenant.fhirBase,
    code_challenge: createHash('sha256').update(verifier).digest('base64url'),
    code_challenge_method: 'S256',
    ...(launch === undefined ? {} : { launch }),
  })
  const call = toCall(tenant, 'GET', `auth/authorize?${query}`)
  // A launch is good for one authorize request.
  const reply = launch === undefined ? await load.sender.repeat(call) : await load.sender.send(call)
  if (launch !== undefined) load.count('launches begun')
  if (reply === undefined) return undefined
  const { status, location = '', text } = reply
  const code = URL.canParse(location) ? new URL(location).searchParams.get('code') : null
  if (code !== null) return code
  if (launch !== undefined && reply.refusals + reply.repeats > 0) return undefined
  load.report(tenant.name, `client ${clientId} got no code: ${status} ${location}${text.slice(0, 200)}`)
  return undefined
}
