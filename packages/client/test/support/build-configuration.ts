import type { Json, Tamper } from './tamper.ts'

/** Builds the smart-configuration of the server, before a test tampers with it. */
export const buildConfiguration = (origin: string, { userInfo }: Tamper): Json => ({
  issuer: `${origin}/auth`,
  jwks_uri: `${origin}/auth/jwks`,
  authorization_endpoint: `${origin}/auth/authorize`,
  token_endpoint: `${origin}/auth/token`,
  introspection_endpoint: `${origin}/auth/introspect`,
  revocation_endpoint: `${origin}/auth/revoke`,
  ...(userInfo ? { userinfo_endpoint: `${origin}/auth/userinfo` } : {}),
  grant_types_supported: ['authorization_code', 'client_credentials'],
  code_challenge_methods_supported: ['S256'],
  token_endpoint_auth_methods_supported: ['client_secret_basic', 'private_key_jwt'],
  token_endpoint_auth_signing_alg_values_supported: ['RS384', 'ES384'],
  capabilities: [
    'launch-ehr',
    'launch-standalone',
    'client-public',
    'client-confidential-symmetric',
    'client-confidential-asymmetric',
    'sso-openid-connect',
    'permission-v2',
    'permission-offline',
    'permission-patient',
    'context-standalone-patient',
  ],
})
