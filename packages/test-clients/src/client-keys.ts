import { buildAssertionForm, createAssertion, createKeyPair, type KeyPair } from './assertions.ts'

/** The key pairs of an asymmetric client, one for each algorithm of the profile. */
export interface ClientKeys {
  readonly ES384: KeyPair
  readonly RS384: KeyPair
}

let keys: Promise<ClientKeys> | undefined

/** Returns the keys, created once per process: an RSA key takes long. */
export function getClientKeys(): Promise<ClientKeys> {
  keys ??= Promise.all([createKeyPair('ES384'), createKeyPair('RS384')]).then(([ES384, RS384]) => ({
    ES384,
    RS384,
  }))
  return keys
}

/** Returns a registration with the public keys inline instead of their URL. */
export function withKeys<Registered extends { readonly jwksUri?: string }>(
  { jwksUri: _, ...client }: Registered,
  { ES384, RS384 }: ClientKeys,
) {
  return { ...client, jwks: { keys: [ES384.jwk, RS384.jwk] } }
}

/** Adds a fresh assertion to a token request, signed with that algorithm. */
export async function signWith(
  body: URLSearchParams,
  by: { clientId: string; issuer: string; keys: ClientKeys; alg: keyof ClientKeys },
): Promise<void> {
  const jwt = await createAssertion({ issuer: by.issuer }, by.clientId, by.keys[by.alg])
  for (const [name, value] of Object.entries(buildAssertionForm(jwt))) body.set(name, String(value))
}
