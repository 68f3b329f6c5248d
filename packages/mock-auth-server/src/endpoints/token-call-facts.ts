import type { Facts } from '../core/facts.ts'
import type { Incoming } from '../core/incoming.ts'
import { s256 } from '../core/pkce.ts'
import { CLIENT_AUTH } from '../oauth/client-auth/list.ts'
import type { Tenant } from '../state/tenant.ts'

/** What the rules compare a token request with: the registration, the endpoint's own URL, the secret it carried. */
export async function noteTokenCall(
  tenant: Tenant,
  incoming: Incoming,
  clientId: string | undefined,
): Promise<Facts> {
  const client = tenant.client(clientId ?? '')
  const verifier = incoming.form.get('code_verifier')
  const clientSecret = presentedSecret(incoming)
  return {
    endpointUrl: `${tenant.issuer}/token`,
    ...(client ? { clientType: client.type } : {}),
    ...(client?.jwksUri === undefined ? {} : { registeredJwksUri: client.jwksUri }),
    ...(verifier ? { codeVerifierS256: s256(verifier) } : {}),
    ...(clientSecret ? { clientSecret } : {}),
  }
}

/** The secret of Basic or of the form, as decoded; whatever else it may be, it is one. */
function presentedSecret(incoming: Incoming): string | undefined {
  const secrets = CLIENT_AUTH.filter(({ method }) => method.startsWith('client_secret'))
  return secrets.flatMap((auth) => auth.present(incoming)?.proofs ?? []).find((proof) => proof !== '')
}
