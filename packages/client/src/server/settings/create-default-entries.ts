import { DEFAULT_SERVER_SETTINGS } from '../../model/default-server-settings.ts'
import type { StoredEntry } from './stored-entry.ts'

const USER_SCOPES =
  'launch/patient openid fhirUser offline_access patient/Patient.rs patient/Observation.rs patient/Condition.rs patient/MedicationRequest.rs patient/Encounter.rs'

/** Creates the entries for the sample clients of the mock's default tenant. */
export function createDefaultEntries(mockBase: string): StoredEntry[] {
  const common = {
    ...DEFAULT_SERVER_SETTINGS,
    fhirBase: mockBase,
    scopes: USER_SCOPES,
    testUsers: 'Choose any user on the sign-in page; any password works.',
    builtIn: true,
  }
  return [
    {
      ...common,
      id: 'mock-public',
      name: 'Mock server (default)',
      description: 'smart-mock with a public client',
      clientId: 'smart-client-public',
      clientType: 'public',
      notes: 'Start the mock with "smart-mock". No secret: only PKCE protects the code.',
    },
    {
      ...common,
      id: 'mock-symmetric',
      name: 'Mock server, client secret',
      description: 'smart-mock with a confidential client that has a secret',
      clientId: 'smart-client-symmetric',
      clientType: 'confidential-symmetric',
      clientSecret: 'smart-client-secret',
      notes: 'The secret stays in the backend of this client and is sent in an Authorization: Basic header.',
    },
    {
      ...common,
      id: 'mock-asymmetric',
      name: 'Mock server, key pair',
      description: 'smart-mock with a confidential client that signs assertions',
      clientId: 'smart-client-asymmetric',
      clientType: 'confidential-asymmetric',
      notes:
        'The mock reads the public keys of this client at /jwks.json. The bundled keys are for development only.',
    },
    {
      ...common,
      id: 'mock-backend',
      name: 'Mock server, backend service',
      description: 'smart-mock with a client that acts without a user',
      clientId: 'smart-client-backend',
      clientType: 'backend',
      launchMode: 'backend',
      scopes: 'system/Patient.rs system/Observation.rs',
      notes: 'client_credentials with a signed assertion; no user signs in.',
      testUsers: '',
    },
  ]
}
