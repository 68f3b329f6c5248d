import type { Facts } from '../../core/journal/facts.ts'
import { type Client, listRegisteredOrigins } from '../../core/oauth/client.ts'
import type { Tenant } from '../../state/tenant.ts'
import { getPkcePolicy } from './checks/get-pkce-policy.ts'

/** Creates the facts of an authorize request that succeeds. */
export function createAuthorizeFacts(): Facts {
  return {
    clientId: undefined,
    redirectUri: undefined,
    scope: undefined,
    state: undefined,
    aud: undefined,
    nonce: undefined,
    codeChallenge: undefined,
    codeChallengeMethod: undefined,
    userAgent: undefined,
    fhirBase: undefined,
    pkce: undefined,
    clientType: undefined,
    registeredUris: undefined,
    registeredOrigins: undefined,
    issuedCode: undefined,
    grantedScope: undefined,
    issuedState: undefined,
    issuedUrl: undefined,
  }
}

/** Collects the facts of an authorize request: its unchanged parameters. */
export function collectAuthorizeFacts(params: URLSearchParams): Facts {
  const given = (name: string) => params.get(name) || undefined
  return {
    clientId: given('client_id'),
    redirectUri: given('redirect_uri'),
    scope: given('scope'),
    state: given('state'),
    aud: given('aud'),
    launch: given('launch'),
    nonce: given('nonce'),
    codeChallenge: given('code_challenge'),
    codeChallengeMethod: given('code_challenge_method'),
  }
}

/** Collects the facts that an authorize request is compared with: the FHIR base, the registration, and whether PKCE is required. */
export function collectRegistrationFacts(tenant: Tenant, clientId: string): Facts {
  const { fhirBase } = tenant
  const client = tenant.client(clientId)
  const pkce = getPkcePolicy(tenant.options, client)
  if (!client) return { fhirBase, pkce }
  return { fhirBase, pkce, ...getRegistrationFacts(client) }
}

const known = new WeakMap<Client, Facts>()

/** Returns the facts of a registration, which all requests of its client share. */
function getRegistrationFacts(client: Client): Facts {
  let facts = known.get(client)
  if (!facts) {
    const registeredUris = client.redirectUris.join(' ')
    const registeredOrigins = listRegisteredOrigins(client).join(' ')
    facts = { clientType: client.type, registeredUris, registeredOrigins }
    known.set(client, facts)
  }
  return facts
}
