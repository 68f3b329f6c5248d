import {
  buildAssertionForm,
  type Changes,
  createAssertion,
  createKeyPair,
  type KeyPair,
  startJwksServer,
} from '@smart-mock/test-clients/assertions'
import type { MockTenant } from '../../src/testing/index.ts'
import { type Answer, askTokens } from './preset-requests.ts'

/** Backend services that sign with one key: `inline` registers it, `by-url` the URL where it is. */
export interface Services {
  register(tenant: MockTenant): void
  /** Requests a token, with changes of the assertion. */
  authenticate(
    tenant: MockTenant,
    clientId?: 'inline' | 'by-url',
    changes?: Changes,
    key?: KeyPair,
  ): Promise<Answer>
  close(): void
}

/** Starts a server of the key, by default of one that every preset takes. */
export async function startServices(alg = 'RS384', more: readonly KeyPair[] = []): Promise<Services> {
  const own = await createKeyPair(alg)
  const keys = [own, ...more].map(({ jwk }) => jwk)
  const server = await startJwksServer({ body: JSON.stringify({ keys }) })
  return {
    register: (tenant) => {
      const service = { type: 'backend', redirectUris: [], launchUris: [], scope: 'system/*.rs' } as const
      tenant.register({ clientId: 'inline', name: 'Inline', ...service, jwks: { keys } })
      tenant.register({ clientId: 'by-url', name: 'By URL', ...service, jwksUri: server.url })
    },
    authenticate: async (tenant, clientId = 'by-url', changes = {}, key = own) => {
      const assertion = await createAssertion(tenant, clientId, key, changes)
      const form = { grant_type: 'client_credentials', scope: 'system/Patient.rs' }
      return askTokens(tenant, { ...form, ...buildAssertionForm(assertion) })
    },
    close: server.close,
  }
}

/** A refusal of a client that did not authenticate. */
export const NOT_AUTHENTICATED = { status: 401, body: { error: 'invalid_client' } }
