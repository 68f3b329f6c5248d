import { exportJWK, generateKeyPair } from 'jose'

/** Creates a key pair for client assertions, as JWKs; a server may require RS384 as well. */
export async function newKey(alg = 'ES384') {
  const { privateKey, publicKey } = await generateKeyPair(alg, { extractable: true })
  const kid = crypto.randomUUID()
  const named = { kid, alg, use: 'sig' }
  return {
    privateKey: { ...(await exportJWK(privateKey)), ...named },
    publicKey: { ...(await exportJWK(publicKey)), ...named },
  }
}
