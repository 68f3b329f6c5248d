import { exportJWK, generateKeyPair } from 'jose'

/** A key pair for client assertions, as JWKs. */
export async function newKey() {
  const { privateKey, publicKey } = await generateKeyPair('ES384', { extractable: true })
  const kid = crypto.randomUUID()
  const named = { kid, alg: 'ES384', use: 'sig' }
  return {
    privateKey: { ...(await exportJWK(privateKey)), ...named },
    publicKey: { ...(await exportJWK(publicKey)), ...named },
  }
}
