import { generateKeyPairSync } from 'node:crypto'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { ConformanceConfig } from '@smart-mock/client/conformance'
import type { Mock } from 'smart-mock/testing'

const REDIRECT_URI = 'http://localhost:4020/callback'
const SCOPE = 'system/Patient.rs'
const SECRET = 'a secret of the documentation'

/** Registers a client of each type at a mock, and returns the configuration of a run as these clients. */
export async function registerClients(mock: Mock, folder: string): Promise<ConformanceConfig> {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-384' })
  const named = { kid: 'documentation', alg: 'ES384', use: 'sig' }
  const file = join(folder, 'keys.json')
  await writeFile(file, JSON.stringify({ keys: [{ ...privateKey.export({ format: 'jwk' }), ...named }] }))
  const jwks = { keys: [{ ...publicKey.export({ format: 'jwk' }), ...named } as { kty: string }] }
  const shared = { name: 'Conformance', redirectUris: [REDIRECT_URI], launchUris: [] }
  mock.register({ ...shared, clientId: 'conf-public', type: 'public' })
  mock.register({ ...shared, clientId: 'conf-secret', type: 'confidential-symmetric', secret: SECRET })
  mock.register({ ...shared, clientId: 'conf-keys', type: 'confidential-asymmetric', jwks })
  mock.register({
    ...{ ...shared, clientId: 'conf-backend', type: 'backend', redirectUris: [] },
    ...{ scope: SCOPE, jwks },
  })
  return {
    fhirBase: mock.fhirBase,
    clients: {
      public: { clientId: 'conf-public' },
      symmetric: { clientId: 'conf-secret', secret: SECRET },
      asymmetric: { clientId: 'conf-keys' },
      backend: { clientId: 'conf-backend', scope: SCOPE },
    },
    keys: { file },
    redirectUri: REDIRECT_URI,
    allow: ['revoke', 'register'],
    otherPatient: 'sam-taylor',
  }
}
