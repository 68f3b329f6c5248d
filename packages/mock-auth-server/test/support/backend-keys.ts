import { startJwksServer } from '@smart-mock/test-clients/assertions'
import { type ClientKeys, getClientKeys } from '@smart-mock/test-clients/client-keys'
import type { MockTenant } from '../../src/testing/index.ts'

const CLIENT = 'smart-client-backend'

let url: Promise<string> | undefined

/** Creates key pairs of the sample backend service, whose public keys are at its registered `jwks_uri`. */
export async function backendKeys(tenant: MockTenant): Promise<{ clientId: string; keys: ClientKeys }> {
  const keys = await getClientKeys()
  url ??= serve(keys)
  const client = tenant.tenant.client(CLIENT)
  if (client) tenant.register({ ...client, jwksUri: await url })
  return { clientId: CLIENT, keys }
}

/** Serves the keys once per process, without keeping the process alive. */
async function serve({ ES384, RS384 }: ClientKeys): Promise<string> {
  const body = JSON.stringify({ keys: [ES384.jwk, RS384.jwk] })
  const server = await startJwksServer({ headers: { 'cache-control': 'max-age=300', etag: '"keys"' }, body })
  server.unref()
  return server.url
}
