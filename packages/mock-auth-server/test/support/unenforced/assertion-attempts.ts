import { randomBytes } from 'node:crypto'
import {
  buildAssertionForm,
  type Changes,
  createAssertion,
  createKeyPair,
  startJwksServer,
} from '@smart-mock/test-clients/assertions'
import { getClientKeys } from '@smart-mock/test-clients/client-keys'
import type { ServerRequirement } from '../../../src/core/declare/server-requirements.ts'
import { toBase64url } from '../../../src/core/util/base64url.ts'
import type { MockTenant } from '../../../src/testing/index.ts'
import { basic, type Params, post } from '../handshake.ts'
import { type Attempt, attempt } from './attempt.ts'

const CLIENT = 'smart-client-backend'
const NOW_S = Math.floor(Date.now() / 1000)

/** Requests a token as the backend service, with an assertion that was changed. */
async function ask(tenant: MockTenant, assertion: string, changes: Params = {}): Promise<Response> {
  return post(tenant, 'token', {
    grant_type: 'client_credentials',
    scope: 'system/Patient.rs',
    ...buildAssertionForm(assertion),
    ...changes,
  })
}

/** Registers keys for the backend service and signs an assertion with them. */
async function sign(tenant: MockTenant, changes: Changes = {}): Promise<string> {
  const { ES384, RS384 } = await getClientKeys()
  const client = tenant.tenant.client(CLIENT)
  const { jwksUri: _, ...others } = client ?? { clientId: CLIENT, name: CLIENT, type: 'backend' as const }
  tenant.register({
    redirectUris: [],
    launchUris: [],
    ...others,
    scope: 'system/Patient.rs',
    jwks: { keys: [ES384.jwk, RS384.jwk] },
  })
  return createAssertion(tenant, CLIENT, ES384, {
    claims: { jti: randomBytes(9).toString('hex') },
    ...changes,
  })
}

const signed = (claims: Record<string, unknown>): Attempt =>
  attempt(
    async (tenant) =>
      ask(tenant, await sign(tenant, { claims: { jti: randomBytes(9).toString('hex'), ...claims } })),
    'invalid_client',
    '200',
  )

/** Signs with a key that nobody registered. */
async function signAsStranger(tenant: MockTenant, header: Record<string, unknown>): Promise<string> {
  await sign(tenant)
  return createAssertion(tenant, CLIENT, await createKeyPair('ES384', 'stranger'), {
    header,
    claims: { jti: randomBytes(9).toString('hex') },
  })
}

function withOtherSignature(assertion: string): string {
  const [header, claims, signature = ''] = assertion.split('.')
  return [header, claims, `${signature.startsWith('A') ? 'B' : 'A'}${signature.slice(1)}`].join('.')
}

function unsigned(assertion: string): string {
  const [, claims] = assertion.split('.')
  return `${toBase64url(JSON.stringify({ alg: 'none', typ: 'JWT', kid: 'any' }))}.${claims}.`
}

export const ASSERTION_ATTEMPTS = {
  'assertion-signature': attempt(
    async (tenant) => ask(tenant, withOtherSignature(await sign(tenant))),
    'invalid_client',
    '200',
  ),
  'assertion-key': attempt(
    async (tenant) => ask(tenant, await signAsStranger(tenant, {})),
    'invalid_client',
    '200',
  ),
  'assertion-jku': attempt(
    async (tenant) =>
      ask(tenant, await signAsStranger(tenant, { jku: 'https://conformance.invalid/jwks.json' })),
    'invalid_client',
    '200',
  ),
  'assertion-issuer': signed({ iss: 'smart-client-public' }),
  'assertion-audience': signed({ aud: 'https://conformance.example/token' }),
  'assertion-expiry': signed({ exp: NOW_S - 600 }),
  'assertion-not-before': signed({ nbf: NOW_S + 3600 }),
  'assertion-lifetime': signed({ exp: NOW_S + 3600 }),
  'assertion-jti': attempt(
    async (tenant) => {
      const assertion = await sign(tenant)
      await ask(tenant, assertion)
      return ask(tenant, assertion)
    },
    'invalid_client',
    '200',
  ),
  'assertion-jti-present': signed({ jti: undefined }),
  'assertion-algorithm': attempt(
    async (tenant) => ask(tenant, unsigned(await sign(tenant))),
    'invalid_client',
    '200',
  ),
  'assertion-type': attempt(
    async (tenant) => ask(tenant, await sign(tenant), { client_assertion_type: 'not_an_assertion_type' }),
    'invalid_client',
    '200',
  ),
  'client-keys-cache-control': attempt(
    async (tenant) => {
      const assertions = [await sign(tenant), await sign(tenant)]
      const { jwks, ...client } = tenant.tenant.client(CLIENT) ?? { clientId: CLIENT }
      const headers = { 'cache-control': 'no-store' }
      const server = await startJwksServer({ headers, body: JSON.stringify(jwks) })
      tenant.register({ ...client, jwksUri: server.url } as Parameters<MockTenant['register']>[0])
      await ask(tenant, assertions[0] ?? '')
      server.reply = { headers, body: '{"keys":[]}' }
      const response = await ask(tenant, assertions[1] ?? '')
      server.close()
      return response
    },
    'invalid_client',
    '200',
  ),
  'backend-scope-present': attempt(
    async (tenant) => ask(tenant, await sign(tenant), { scope: undefined }),
    'invalid_request',
    '200',
  ),
  'backend-scope': attempt(
    async (tenant) => ask(tenant, await sign(tenant), { scope: 'system/Practitioner.rs' }),
    'invalid_scope',
    '200',
  ),
  'backend-secret': attempt(
    (tenant) =>
      post(
        tenant,
        'token',
        { grant_type: 'client_credentials', scope: 'system/Patient.rs' },
        basic('smart-client-symmetric', 'smart-client-secret'),
      ),
    'unauthorized_client',
    '200',
  ),
} satisfies Partial<Record<ServerRequirement, Attempt>>
