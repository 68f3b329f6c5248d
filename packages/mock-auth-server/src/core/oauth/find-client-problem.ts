import type { Client, ClientType } from './client.ts'
import { findRedirectUriProblem } from './find-redirect-uri-problem.ts'

const SIGNS: ReadonlySet<ClientType> = new Set(['confidential-asymmetric', 'backend'])

/** Returns the reason why a client cannot be registered as it is, or `undefined` (S-034 to S-039). */
export function findClientProblem(client: Client): string | undefined {
  const { clientId, type, secret, jwks, jwksUri, redirectUris, launchUris, scope } = client
  const misfit = findMisfit(client)
  if (misfit) return misfit
  for (const uri of [...redirectUris, ...launchUris, ...(jwksUri === undefined ? [] : [jwksUri])]) {
    const problem = findRedirectUriProblem(uri, client)
    if (problem) return `${uri} cannot be registered: ${problem}`
  }
  if (type === 'confidential-symmetric' && secret === undefined) {
    return `${clientId}: a confidential-symmetric client requires a secret`
  }
  if (SIGNS.has(type) && (jwks === undefined) === (jwksUri === undefined)) {
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

/** Returns the reason why the credentials cannot be those of a client of its type, or `undefined`. */
function findMisfit({ clientId, type, secret, jwks, jwksUri }: Client): string | undefined {
  const keys = jwks === undefined ? jwksUri && 'jwksUri' : 'jwks'
  if (secret !== undefined && keys !== undefined) {
    return `${clientId}: secret and ${keys} are for clients of different types; leave one of them out`
  }
  const refused = type === 'confidential-symmetric' || secret === undefined ? undefined : 'secret'
  const misfit = refused ?? (SIGNS.has(type) ? undefined : keys)
  if (misfit === undefined) return undefined
  const fitting = misfit === 'secret' ? 'confidential-symmetric' : 'confidential-asymmetric or backend'
  return `${clientId}: a ${type} client has no ${misfit}; leave it out, or register the type ${fitting}`
}
