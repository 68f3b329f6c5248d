import { expect, test } from 'vitest'
import type { Routes } from '../../src/contract/contract.ts'
import type { ServerEntry, TokenActionResult } from '../../src/model/api.ts'
import { stepOf } from '../support/test-client.ts'
import { client, server, startPairForEach } from '../support/test-pair.ts'

startPairForEach()

const WK = '/fhir/.well-known/smart-configuration'
const json = (body: unknown, status = 200) => ({
  status,
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify(body),
})

/** Makes the server one of SMART 1.0: no smart-configuration, endpoints in the CapabilityStatement. */
function makeOld(): void {
  const extension = [
    { url: 'authorize', valueUri: `${server.origin}/auth/authorize` },
    { url: 'token', valueUri: `${server.origin}/auth/token` },
  ]
  const uris = { url: 'http://fhir-registry.smarthealthit.org/StructureDefinition/oauth-uris', extension }
  server.tamper.reply = ({ url }) => {
    if (url === WK) return { status: 404 }
    return url === '/fhir/metadata'
      ? json({ resourceType: 'CapabilityStatement', rest: [{ security: { extension: [uris] } }] })
      : undefined
  }
}

test('a server of SMART 1.0 works; nobody is taken to be signed in, since no issuer is named (F-013)', async () => {
  makeOld()
  server.tamper.tokenResponse = (answer) => ({ id_token: 'x.y.z', ...answer })
  const run = await client.login()
  expect(run).toMatchObject({ state: 'active', context: { patient: 'p1' } })
  expect(run.context?.fhirUser).toBeUndefined()
  expect(stepOf(run, 'id-token')?.verdict?.level).toBe('warning')
  const refreshed = await client.api<TokenActionResult>('POST', `/api/runs/${run.id}/refresh`, {})
  expect(['ok', 'info']).toContain(refreshed.verdict.level)
})

test('issuer and keys typed in by hand make the id_token of such a server count', async () => {
  makeOld()
  await client.api('PUT', '/api/servers/mock-public', {
    endpoints: { issuer: `${server.origin}/auth`, jwks_uri: `${server.origin}/auth/jwks` },
  })
  const run = await client.login()
  expect(stepOf(run, 'id-token')?.verdict?.level).toBe('ok')
})

test('endpoints typed in by hand do without discovery, and allow a token endpoint elsewhere', async () => {
  const other = server.origin.replace('localhost', '127.0.0.1')
  server.tamper.reply = ({ url }) => (url === WK ? { status: 500 } : undefined)
  await client.api('PUT', '/api/servers/mock-public', {
    scopes: 'launch/patient patient/Patient.rs',
    endpoints: {
      authorization_endpoint: `${server.origin}/auth/authorize`,
      token_endpoint: `${other}/auth/token`,
    },
  })
  expect((await client.login()).state).toBe('active')
})

test('aud can be left out for a server that refuses it', async () => {
  await client.api('PUT', '/api/servers/mock-public', { suppressAud: true })
  const { authorizeUrl = '' } = await client.prepare({ serverId: 'mock-public' })
  expect(new URL(authorizeUrl).searchParams.has('aud')).toBe(false)
})

test('an assertion follows the only algorithm, a secret the only method, and a client that cannot fit stops (F-033, F-034)', async () => {
  server.tamper.smartConfiguration = (configuration) => ({
    ...configuration,
    token_endpoint_auth_methods_supported: ['client_secret_post'],
  })
  await client.login('mock-symmetric')
  expect(server.tokenRequests()[0]?.form.get('client_secret')).toBe('smart-client-secret')
  expect(await client.login('mock-asymmetric')).toMatchObject({
    state: 'failed',
    error: { code: 'unsupported-by-server' },
  })
  expect(server.tokenRequests()).toHaveLength(1)
})

test('the openid-configuration of another issuer is not used (F-192), a broken one not missed (F-191)', async () => {
  const at = '/auth/.well-known/openid-configuration'
  server.tamper.reply = ({ url }) =>
    url === at ? json({ issuer: 'https://evil.example', jwks_uri: `${server.origin}/evil` }) : undefined
  const lied = await client.login()
  expect(stepOf(lied, 'openid-configuration')?.verdict).toMatchObject({
    level: 'error',
    code: 'issuer-mismatch',
  })
  expect(lied.state).toBe('active')
  server.tamper.reply = ({ url }) => (url === at ? { status: 404 } : undefined)
  const missing = await client.login()
  expect(stepOf(missing, 'openid-configuration')?.verdict?.level).toBe('info')
  expect(missing.context?.fhirUser).toBeDefined()
  expect(server.seen.some(({ url }) => url === '/evil')).toBe(false)
})

test('dynamic registration fills in client id and secret; a refusal is told', async () => {
  type Registered = Routes['POST /api/servers/:id/register']['response']
  const entry = await client.api<ServerEntry>('POST', '/api/servers', {
    name: 'New',
    fhirBase: server.fhirBase,
    clientType: 'confidential-symmetric',
  })
  const register = () => client.api<Registered>('POST', `/api/servers/${entry.id}/register`)
  expect((await register()).verdict.code).toBe('unsupported-by-server')
  server.tamper.smartConfiguration = (configuration) => ({
    ...configuration,
    registration_endpoint: `${server.origin}/register`,
  })
  server.tamper.reply = ({ url }) =>
    url === '/register' ? json({ error: 'invalid_redirect_uri' }, 400) : undefined
  expect((await register()).verdict.message).toContain('invalid_redirect_uri')
  server.tamper.reply = ({ url }) =>
    url === '/register'
      ? json({ client_id: 'given', client_secret: 'given-secret', client_secret_expires_at: 0 }, 201)
      : undefined
  expect(await register()).toMatchObject({
    verdict: { level: 'ok' },
    server: { clientId: 'given', hasSecret: true },
  })
  const sent = JSON.parse(server.seen.findLast(({ url }) => url === '/register')?.body ?? '')
  expect(sent).toMatchObject({
    redirect_uris: [client.redirectUri],
    token_endpoint_auth_method: 'client_secret_basic',
  })
})

test('nobody listening is told before anyone is sent away (F-280)', async () => {
  const run = await client.prepare({
    serverId: (
      await client.api<ServerEntry>('POST', '/api/servers', {
        name: 'x',
        fhirBase: 'http://localhost:9/fhir',
        clientId: 'x',
      })
    ).id,
  })
  expect(run).toMatchObject({ state: 'failed', error: { code: 'network' } })
})
