import { readFile } from 'node:fs/promises'
import { importJWK, type JWK } from 'jose'
import type { SigningKey } from '../../smart/run/select-client-authentication.ts'
import { SmartError } from '../../smart/smart-error.ts'
import { developmentKeys } from './development-keys.ts'

/** The key pairs of this client and what /jwks.json publishes of them. */
export interface ClientKeys {
  signing: SigningKey[]
  publicJwks: { keys: JWK[] }
  /** `true` for the key pairs that are part of the client. */
  development: boolean
}

/** Loads keys from a JWKS file with private keys (RS384 and ES384), or returns the development keys. */
export async function loadKeys(file?: string): Promise<ClientKeys> {
  const jwks = file === undefined ? developmentKeys : await readJwks(file)
  const signing = await importKeys(jwks)
  return { signing, publicJwks: { keys: jwks.map(toPublic) }, development: file === undefined }
}

/** Imports private keys (RS384 and ES384). @throws SmartError invalid-input for any other key */
export function importKeys(jwks: readonly JWK[]): Promise<SigningKey[]> {
  return Promise.all(jwks.map(importKey))
}

async function readJwks(file: string): Promise<JWK[]> {
  const text = await readFile(file, 'utf8').catch((cause) => {
    throw new SmartError('invalid-input', `The key file ${file} cannot be read.`, { cause })
  })
  try {
    const { keys } = JSON.parse(text)
    if (Array.isArray(keys) && keys.length > 0) return keys
  } catch {}
  throw new SmartError(
    'invalid-input',
    `${file} is not a JWKS: it must be {"keys": [ … ]} with private keys.`,
  )
}

const ALGORITHMS = ['RS384', 'ES384'] as const

async function importKey(jwk: JWK): Promise<SigningKey> {
  const alg = ALGORITHMS.find((known) => known === (jwk.alg ?? (jwk.kty === 'EC' ? 'ES384' : 'RS384')))
  if (alg === undefined || jwk.kid === undefined || jwk.d === undefined) {
    throw new SmartError('invalid-input', 'Each key must be a private RS384 or ES384 key with a kid.')
  }
  const key = await importJWK(jwk, alg)
  if (key instanceof Uint8Array)
    throw new SmartError('invalid-input', `The key ${jwk.kid} is not an asymmetric key.`)
  return { kid: jwk.kid, alg, key }
}

/** Returns only the members of a public key (C-123, C-124). */
function toPublic({ kty, kid, alg, n, e, crv, x, y }: JWK): JWK {
  const members = kty === 'EC' ? { crv, x, y } : { n, e }
  return {
    kty,
    ...members,
    ...(kid ? { kid } : {}),
    ...(alg ? { alg } : {}),
    use: 'sig',
    key_ops: ['verify'],
  } as JWK
}
