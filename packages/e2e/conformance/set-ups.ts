import { generateKeyPairSync } from 'node:crypto'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { ConformanceConfig, ConformanceOptions, CreateLoginDriver } from '@smart-mock/client/conformance'
import type { Client } from 'smart-mock'
import { createMock, type Mock, type MockTenant } from 'smart-mock/testing'
import { MOCK_FORMS } from '../fixtures/mock-forms.ts'
import { trustedCertificate } from '../fixtures/trusted-certificate.ts'
import { createLaunchTask } from './create-launch-task.ts'
import { createUserDriver } from './create-user-driver.ts'

/** Ways in which the mock is set up, so that every case can pass in at least one. */
export const SET_UPS = ['plain', 'logins', 'pages', 'ehr', 'https', 'protected', 'smart-1.0'] as const
export type SetUp = (typeof SET_UPS)[number]

/** A tenant of a mock that has what the configuration says. */
export interface ConfiguredServer {
  readonly tenant: MockTenant
  /** The tenant of the second FHIR base. */
  readonly second: MockTenant
  readonly config: ConformanceConfig
  /** Operates the pages of the server, where the usual driver does not suffice. */
  readonly createDriver?: CreateLoginDriver
  /** Waits by the clock of the tenant. */
  readonly environment: NonNullable<ConformanceOptions['environment']>
}

export interface ServersUnderTest {
  /** Creates a tenant of its own. */
  readonly create: (setUp: SetUp) => Promise<ConfiguredServer>
  close(): Promise<void>
}

const REDIRECT_URI = 'http://localhost:4020/callback'
const REDIRECT_URI_WITH_QUERY = `${REDIRECT_URI}?from=kit`
const LAUNCH_URL = 'http://localhost:4020/launch'
const SECRET = 'only a test: ü&='
const SCOPE = 'system/Patient.rs system/Observation.rs'
/** The decisions of a user, without pages. */
const APPROVAL = { user: 'Practitioner/dr-okafor', patient: 'lucas-labs' }
const OPTIONS = {
  plain: {},
  logins: { autoApprove: APPROVAL },
  pages: {},
  ehr: { autoApprove: APPROVAL },
  https: {},
  protected: { introspection: 'protected', autoApprove: APPROVAL },
  'smart-1.0': { profileVersion: '1.0', autoApprove: APPROVAL },
} as const

/** The launch link of the mock, which prepares a launch whenever it is opened. */
function buildLaunch({ controlUrl }: Mock, tenant: string): NonNullable<ConformanceConfig['launch']> {
  const context = {
    ...{ user: APPROVAL.user, encounter: 'amy-shaw-encounter-1', needPatientBanner: 'true' },
    fhirContext: JSON.stringify([{ reference: 'ImagingStudy/1' }]),
  }
  return {
    url: `${controlUrl}/tenants/${tenant}/launch?clientId={clientId}&patient={patient}&${new URLSearchParams(context)}`,
    ...{ launchUrl: LAUNCH_URL, client: 'symmetric', patient: 'amy-shaw' },
    expect: { patient: 'amy-shaw', encounter: context.encounter },
  }
}

/** Starts mocks on demand, with clients of every type and the keys of two. */
export async function startServersUnderTest(): Promise<ServersUnderTest> {
  const folder = await mkdtemp(join(tmpdir(), 'smart-conformance-'))
  const keysFile = join(folder, 'keys.json')
  const pairs = [
    { alg: 'ES384', ...generateKeyPairSync('ec', { namedCurve: 'P-384' }) },
    { alg: 'RS384', ...generateKeyPairSync('rsa', { modulusLength: 2048 }) },
  ].map(({ alg, publicKey, privateKey }) => {
    const named = { kid: `conformance-${alg}`, alg, use: 'sig' }
    return {
      open: { ...publicKey.export({ format: 'jwk' }), ...named } as { kty: string },
      secret: { ...privateKey.export({ format: 'jwk' }), ...named },
    }
  })
  await writeFile(keysFile, JSON.stringify({ keys: pairs.map(({ secret }) => secret) }))
  const shared = {
    name: 'Conformance',
    redirectUris: [REDIRECT_URI, REDIRECT_URI_WITH_QUERY],
    launchUris: [],
  }
  const clients: Client[] = [
    { ...shared, clientId: 'conformance-public', type: 'public' },
    { ...shared, clientId: 'conformance-secret', type: 'confidential-symmetric', secret: SECRET },
    {
      ...{ ...shared, clientId: 'conformance-ehr', type: 'confidential-symmetric', secret: SECRET },
      launchUris: [LAUNCH_URL],
    },
    {
      ...{ ...shared, clientId: 'conformance-keys', type: 'confidential-asymmetric' },
      jwks: { keys: pairs.map(({ open }) => open) },
    },
    {
      ...{ ...shared, clientId: 'conformance-backend', type: 'backend', redirectUris: [], scope: SCOPE },
      jwks: { keys: pairs.map(({ open }) => open) },
    },
  ]
  const mocks = new Map<boolean, Promise<Mock>>()
  const startMock = async (isSecure: boolean) => {
    const https = isSecure ? await trustedCertificate() : undefined
    return createMock(https ? { https } : {})
  }
  let count = 0
  return {
    create: async (setUp) => {
      const isSecure = setUp === 'https'
      const mock = await (mocks.get(isSecure) ?? mocks.set(isSecure, startMock(isSecure)).get(isSecure))
      if (!mock) throw new Error('the mock has not started')
      count += 1
      const tenant = mock.createTenant(`conformance-${count}`, { clients, options: OPTIONS[setUp] })
      const second = mock.createTenant(`conformance-${count}-second`, {})
      if (setUp === 'ehr') await createLaunchTask(tenant, 'conformance-public')
      return {
        ...{ tenant, second },
        config: {
          fhirBase: tenant.fhirBase,
          smartVersion: setUp === 'smart-1.0' ? '1.0' : '2.2',
          clients: {
            public: { clientId: 'conformance-public' },
            symmetric: {
              clientId: setUp === 'ehr' ? 'conformance-ehr' : 'conformance-secret',
              secret: SECRET,
            },
            ...(setUp === 'logins' && { asymmetric: { clientId: 'conformance-keys' } }),
            backend: { clientId: 'conformance-backend', scope: SCOPE },
          },
          keys: { file: keysFile },
          redirectUri: REDIRECT_URI,
          ...(setUp === 'logins' && { redirectUriWithQuery: REDIRECT_URI_WITH_QUERY }),
          ...(setUp === 'pages' && { login: { forms: [...MOCK_FORMS] } }),
          ...(setUp === 'ehr' && { launch: buildLaunch(mock, tenant.name) }),
          allow: ['revoke', 'register', ...(setUp === 'ehr' ? (['write'] as const) : [])],
          include: ['slow', 'thorough'],
          limits: { waitS: 3600 },
          otherPatient: 'sam-taylor',
          secondBase: second.fhirBase,
        },
        ...(setUp === 'ehr' && { createDriver: createUserDriver(tenant, APPROVAL.user) }),
        environment: {
          now: () => Date.now(),
          newId: () => crypto.randomUUID(),
          sleep: async (ms) => tenant.tenant.clock.advance(ms / 1000),
        },
      }
    },
    close: async () => {
      for (const mock of mocks.values()) await (await mock).close()
      await rm(folder, { recursive: true, force: true })
    },
  }
}
