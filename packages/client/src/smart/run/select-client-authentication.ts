import { type ClientAuth, ClientSecretPost, modifyAssertion, None, PrivateKeyJwt } from 'oauth4webapi'
import type { ServerMetadata } from '../discovery/server-metadata.ts'
import { SmartError } from '../smart-error.ts'
import { asymmetric, conformance } from '../spec.ts'
import {
  type BasicCredentials,
  createBasicAuthentication,
  findEncodingAdvice,
} from './basic-authentication.ts'

/** A key that signs client assertions. */
export interface SigningKey {
  kid: string
  alg: 'RS384' | 'ES384'
  key: CryptoKey
}

export interface ClientIdentity {
  clientId: string
  clientType: 'public' | 'confidential-symmetric' | 'confidential-asymmetric' | 'backend'
  secretMethod: 'client_secret_basic' | 'client_secret_post'
  /** `true` sends id and secret unencoded in Basic. */
  rawBasic: boolean
  assertionAlgorithm: 'auto' | 'RS384' | 'ES384'
  secret?: string | undefined
  keys: readonly SigningKey[]
}

/**
 * Selects the method by which this client authenticates, following the server's metadata (C-096 … C-122,
 * F-033, F-034).
 *
 * @throws SmartError unsupported-by-server or invalid-input.
 */
export function selectClientAuthentication(identity: ClientIdentity, metadata: ServerMetadata): ClientAuth {
  switch (identity.clientType) {
    case 'public':
      return None()
    case 'confidential-symmetric':
      return symmetricAuthentication(identity, metadata)
    default:
      return assertionAuthentication(identity, metadata)
  }
}

/** Finds advice for a server that does not accept a secret sent by Basic (RFC 6749 section 2.3.1). */
export function findCredentialAdvice(identity: ClientIdentity, metadata: ServerMetadata): string | undefined {
  const { clientType, secret } = identity
  if (clientType !== 'confidential-symmetric' || !secret) return undefined
  if (selectSecretMethod(identity, metadata) !== 'client_secret_basic') return undefined
  return findEncodingAdvice(toBasicCredentials(identity, secret))
}

function toBasicCredentials({ clientId, rawBasic }: ClientIdentity, secret: string): BasicCredentials {
  return { clientId, secret, isRaw: rawBasic }
}

function symmetricAuthentication(identity: ClientIdentity, metadata: ServerMetadata): ClientAuth {
  const { secret } = identity
  if (!secret) {
    throw new SmartError(
      'invalid-input',
      'This server entry is a confidential client, but no client secret is stored.',
      {
        whatToTry: 'Enter the secret in the settings of the server, or make it a public client.',
      },
    )
  }
  const method = selectSecretMethod(identity, metadata)
  if (!method) throw unsupported('a client secret', metadata.token_endpoint_auth_methods_supported ?? [])
  return method === 'client_secret_basic'
    ? createBasicAuthentication(toBasicCredentials(identity, secret))
    : ClientSecretPost(secret)
}

/** Returns the configured method, or the other one when the server advertises only that. */
function selectSecretMethod(
  { secretMethod }: ClientIdentity,
  { token_endpoint_auth_methods_supported: methods }: ServerMetadata,
): ClientIdentity['secretMethod'] | undefined {
  if (!methods || methods.includes(secretMethod)) return secretMethod
  return (['client_secret_basic', 'client_secret_post'] as const).find((method) => methods.includes(method))
}

function assertionAuthentication(identity: ClientIdentity, metadata: ServerMetadata): ClientAuth {
  const methods = metadata.token_endpoint_auth_methods_supported
  if (methods && !methods.includes('private_key_jwt')) throw unsupported('private_key_jwt', methods)
  const { kid, key } = chooseKey(identity, metadata)
  const sign = PrivateKeyJwt(
    { key, kid },
    {
      // SMART wants the token endpoint as audience (C-114), a typ (C-110), and no nbf that a slow clock would refuse.
      [modifyAssertion]: (header, payload) => {
        header.typ = 'JWT'
        payload.aud = metadata.token_endpoint ?? ''
        delete payload.nbf
      },
    },
  )
  return async (server, client, body, headers) => {
    await sign(server, client, body, headers)
    body.delete('client_id') // C-092: the assertion names the client.
  }
}

function chooseKey({ assertionAlgorithm, keys }: ClientIdentity, metadata: ServerMetadata): SigningKey {
  const accepted = metadata.token_endpoint_auth_signing_alg_values_supported
  const wanted = keys.filter(({ alg }) => assertionAlgorithm === 'auto' || alg === assertionAlgorithm)
  const chosen = wanted.find(({ alg }) => !accepted || accepted.includes(alg))
  if (chosen) return chosen
  const names = wanted.map(({ alg }) => alg).join(' or ') || 'no algorithm'
  throw new SmartError(
    'unsupported-by-server',
    `The server accepts assertions signed with ${accepted?.join(', ') || 'nothing'}; this client signs with ${names}.`,
    {
      whatToTry: 'Set the algorithm of this entry to "auto", or have the server accept RS384 or ES384.',
      spec: asymmetric('discovery', 'advertising-server-support-for-this-profile'),
    },
  )
}

function unsupported(what: string, methods: readonly string[]): SmartError {
  return new SmartError(
    'unsupported-by-server',
    `The server does not accept ${what}; it advertises ${methods.join(', ') || 'no method'}.`,
    {
      whyItMatters:
        'The token request would be rejected with invalid_client after the user has already logged in.',
      whatToTry: 'Choose another client type for this server, or register the client again.',
      spec: conformance('Metadata', 'metadata'),
    },
  )
}
