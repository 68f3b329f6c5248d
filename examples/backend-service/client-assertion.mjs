import { importJWK, SignJWT } from 'jose'

/**
 * Creates the assertion that authenticates a token request (SMART App Launch, "Client Authentication:
 * Asymmetric"): valid for one request, at one token endpoint, for four minutes.
 *
 * @param {{ clientId: string, privateKey: import('jose').JWK, audience: string }} settings
 */
export async function clientAssertion({ clientId, privateKey, audience }) {
  const { alg = 'ES384', kid = '' } = privateKey
  return new SignJWT()
    .setProtectedHeader({ alg, kid, typ: 'JWT' })
    .setIssuer(clientId)
    .setSubject(clientId)
    .setAudience(audience)
    .setJti(crypto.randomUUID())
    .setExpirationTime('4m')
    .sign(await importJWK(privateKey, alg))
}
