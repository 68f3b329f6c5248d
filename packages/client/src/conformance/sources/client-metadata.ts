import { buildUnissuedValue } from '../../smart/http/unissued-values.ts'
import type { ClientRole, Target } from '../declare/target.ts'

/** Scope of backend services that a run registers. */
export const BACKEND_SCOPE = 'system/Patient.rs system/Observation.rs'

type Keys = { readonly jwks: object } | { readonly jwks_uri: string }

/** Builds the metadata of a client of each type (RFC 7591); keys are those of the configuration unless others are given. */
export function buildClientMetadata(
  { redirectUri, redirectUriWithQuery, publicKeys }: Target,
  keys: Keys = { jwks: { keys: publicKeys } },
) {
  const signs = { token_endpoint_auth_method: 'private_key_jwt', ...keys }
  const client_name = buildUnissuedValue('client')
  const user = {
    client_name,
    redirect_uris: [redirectUri, ...(redirectUriWithQuery === undefined ? [] : [redirectUriWithQuery])],
    grant_types: ['authorization_code', 'refresh_token'],
    response_types: ['code'],
  }
  return {
    public: { ...user, token_endpoint_auth_method: 'none' },
    symmetric: { ...user, token_endpoint_auth_method: 'client_secret_basic' },
    asymmetric: { ...user, ...signs },
    backend: { client_name, grant_types: ['client_credentials'], scope: BACKEND_SCOPE, ...signs },
  } satisfies Record<ClientRole, object>
}
