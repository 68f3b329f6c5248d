import { isEnforced } from '../../core/declare/server-requirements.ts'
import type { Client } from '../../core/oauth/client.ts'
import type { PresentedCredentials } from './client-auth.ts'
import type { KeyLookup } from './client-keys/load-client-keys.ts'

/** Compares a presented secret with the registered one in constant time for equal lengths. */
export async function findSecretProblem(
  client: Client,
  { proofs }: PresentedCredentials,
  { options }: Pick<KeyLookup, 'options'>,
): Promise<string | undefined> {
  const { secret } = client
  if (secret === undefined) return `the client ${client.clientId} has no registered secret`
  if (proofs.some((given) => equal(given, secret))) return undefined
  if (!isEnforced(options, 'client-secret')) return undefined
  const [given = ''] = proofs
  return given === ''
    ? 'the secret is empty'
    : `the secret is not the registered one (${difference(given, secret)})`
}

function equal(a: string, b: string): boolean {
  if (a.length !== b.length) return false
  let differs = 0
  for (let i = 0; i < a.length; i++) differs |= a.charCodeAt(i) ^ b.charCodeAt(i)
  return differs === 0
}

function difference(given: string, secret: string): string {
  if (given.trim() === secret) return 'it has white space around it'
  if (given.length !== secret.length) return `${given.length} characters, registered are ${secret.length}`
  return 'same length, other characters'
}
