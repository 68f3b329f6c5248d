import type { IncomingRequest } from '../../core/http/incoming-request.ts'
import type { Facts } from '../../core/journal/facts.ts'
import { computeS256Challenge } from '../../core/oauth/pkce.ts'
import type { Tenant } from '../../state/tenant.ts'
import { CLIENT_AUTH } from '../client-authentication/list.ts'

/** Creates the facts of a token request that redeems a code. */
export function createTokenFacts(): Facts {
  return {
    clientId: undefined,
    clientType: undefined,
    authMethod: undefined,
    grantType: undefined,
    user: undefined,
    scope: undefined,
    redirectUri: undefined,
    code: undefined,
    codeVerifier: undefined,
    codeVerifierS256: undefined,
    endpointUrl: undefined,
    grantedScope: undefined,
    expiresIn: undefined,
    patient: undefined,
    issuedAccessToken: undefined,
    issuedIdToken: undefined,
    issuedFhirUser: undefined,
    issuedPatient: undefined,
  }
}

/**
 * Collects the facts that the rules compare a token request with: the registration, the endpoint's own URL,
 * the secret that it carried.
 */
export function collectTokenRequestFacts(
  tenant: Tenant,
  incoming: IncomingRequest,
  clientId: string | undefined,
): Facts {
  const client = tenant.client(clientId ?? '')
  const verifier = incoming.form.get('code_verifier')
  return {
    endpointUrl: tenant.addresses.endpoints.token,
    clientId,
    clientType: client?.type,
    registeredJwksUri: client?.jwksUri,
    codeVerifierS256: verifier ? computeS256Challenge(verifier) : undefined,
    clientSecret: presentedSecret(incoming),
  }
}

const BY_SECRET = CLIENT_AUTH.filter(({ method }) => method.startsWith('client_secret'))

/** Returns the decoded secret of Basic or of the form. */
function presentedSecret(incoming: IncomingRequest): string | undefined {
  for (const auth of BY_SECRET) {
    const secret = auth.present(incoming)?.proofs.find((proof) => proof !== '')
    if (secret !== undefined) return secret
  }
  return undefined
}
