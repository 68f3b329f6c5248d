import type { Client } from './client.ts'
import { findRedirectUriProblem } from './find-redirect-uri-problem.ts'

/** Returns the reason why a client cannot be registered as it is, or `undefined` (S-034 to S-039). */
export function findClientProblem(client: Client): string | undefined {
  const { clientId, type, secret, jwks, jwksUri, redirectUris, launchUris, scope } = client
  for (const uri of [...redirectUris, ...launchUris, ...(jwksUri === undefined ? [] : [jwksUri])]) {
    const problem = findRedirectUriProblem(uri, client)
    if (problem) return `${uri} cannot be registered: ${problem}`
  }
  if (type === 'confidential-symmetric' && secret === undefined) {
    return `${clientId}: a confidential-symmetric client requires a secret`
  }
  const signs = type === 'confidential-asymmetric' || type === 'backend'
  if (signs && (jwks === undefined) === (jwksUri === undefined)) {
    return `${clientId}: a ${type} client requires either jwks or jwksUri`
  }
  if (jwks?.keys.some(({ d, kty }) => d !== undefined || kty === 'oct')) {
    return `${clientId}: jwks has a secret key; register public keys only`
  }
  if (type === 'backend' && scope === undefined) {
    return `${clientId}: a backend client requires the scope that it is authorized for, such as system/*.rs`
  }
  return undefined
}
