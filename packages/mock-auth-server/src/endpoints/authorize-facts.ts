import { originsOf } from '../core/client.ts'
import type { Facts } from '../core/facts.ts'
import type { Tenant } from '../state/tenant.ts'

const PARAMS = {
  client_id: 'clientId',
  redirect_uri: 'redirectUri',
  scope: 'scope',
  state: 'state',
  aud: 'aud',
  launch: 'launch',
  nonce: 'nonce',
  code_challenge: 'codeChallenge',
  code_challenge_method: 'codeChallengeMethod',
} as const

/** The facts of an authorize request: its parameters as they came. */
export function noteAuthorize(params: URLSearchParams): Facts {
  const facts: Facts = {}
  for (const [param, fact] of Object.entries(PARAMS)) {
    const value = params.get(param)
    if (value) facts[fact] = value
  }
  return facts
}

/** What the server knows and an authorize request is compared with: its FHIR base, and the registration. */
export function noteRegistration(tenant: Tenant, clientId: string): Facts {
  const { fhirBase } = tenant
  const client = tenant.client(clientId)
  if (!client) return { fhirBase }
  const registeredUris = client.redirectUris.join(' ')
  const registeredOrigins = originsOf(client).join(' ')
  return { fhirBase, clientType: client.type, registeredUris, registeredOrigins }
}
