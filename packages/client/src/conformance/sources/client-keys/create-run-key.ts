import { exportJWK, generateKeyPair, type JWK } from 'jose'
import { buildUnissuedValue } from '../../../smart/http/unissued-values.ts'
import type { SigningKey } from '../../../smart/run/select-client-authentication.ts'

/** A key pair of a run, with its public half as it is published. */
export interface RunKey {
  readonly signing: SigningKey
  readonly jwk: JWK
}

/** Creates a key pair under a kid that no server has seen before. */
export async function createRunKey(alg: SigningKey['alg']): Promise<RunKey> {
  const kid = buildUnissuedValue(crypto.randomUUID())
  const { privateKey: key, publicKey } = await generateKeyPair(alg)
  return { signing: { kid, alg, key }, jwk: { ...(await exportJWK(publicKey)), kid, alg, use: 'sig' } }
}
