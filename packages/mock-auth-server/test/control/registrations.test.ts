import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { createMock, type Mock } from '../../src/testing/index.ts'
import { controlCall } from './control-call.ts'

let mock: Mock
beforeAll(async () => {
  mock = await createMock()
})
beforeEach(() => mock.reset())
afterAll(() => mock.close())

const PATH = '/tenants/default/clients/smart-client-symmetric'
const change = (body: unknown, path = PATH) => controlCall(mock, 'PATCH', path, body)
const registered = () => mock.tenant.client('smart-client-symmetric')

test('leaves absent members unchanged, including the secret and the lists', async () => {
  const before = registered()
  const { status, json } = await change({ scope: 'openid' })
  expect(status).toBe(200)
  expect(json).not.toHaveProperty('secret')
  expect(registered()).toEqual({ ...before, scope: 'openid' })
})

test('accepts any scope after scopes are set to null', async () => {
  await change({ scope: 'openid' })
  await change({ scope: null })
  expect(registered()).not.toHaveProperty('scope')
})

test('refuses an invalid change with the reason, and changes nothing', async () => {
  const before = registered()
  const { status, json } = await change({ redirectUris: ['http://example.org/callback'] })
  expect(status).toBe(400)
  expect(json.error).toContain('plain http')
  expect((await change({ type: 'public' })).status).toBe(400)
  expect(registered()).toEqual(before)
})

test('registers a client without type as what its credentials imply', async () => {
  const register = (body: object) => controlCall(mock, 'POST', '/tenants/default/clients', body)
  const redirectUris = ['http://localhost:3000/cb']
  await register({ clientId: 'site', redirectUris, secret: 's' })
  expect(mock.tenant.client('site')?.type).toBe('confidential-symmetric')
  const { status, json } = await register({ clientId: 'site', type: 'public', redirectUris, secret: 's' })
  expect(status).toBe(400)
  expect(json.error).toContain('a public client has no secret')
})

test('unregisters a client until the next reset', async () => {
  expect((await controlCall(mock, 'DELETE', PATH)).status).toBe(204)
  expect(registered()).toBeUndefined()
  expect((await controlCall(mock, 'DELETE', PATH)).status).toBe(404)
  expect((await change({}, '/tenants/default/clients/nobody')).json.error).toContain(
    'client nobody is not registered',
  )
  mock.reset()
  expect(registered()).toBeDefined()
})

test('approves a client that registered itself', async () => {
  mock.tenant.change({ registration: 'approval' })
  const registration = await fetch(`${mock.issuer}/register`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ redirect_uris: ['http://localhost:3000/cb'], scope: 'user/*.rs' }),
  })
  const { client_id: id } = (await registration.json()) as { client_id: string }
  expect(mock.tenant.client(id)?.awaitsApproval).toBe(true)
  const { status, json } = await change({ awaitsApproval: false }, `/tenants/default/clients/${id}`)
  expect(status).toBe(200)
  expect(json).toMatchObject({ clientId: id, awaitsApproval: false, scope: 'user/*.rs' })
  expect(mock.tenant.client(id)?.awaitsApproval).toBe(false)
})

test('tells the issuer that a tenant publishes, also of a preset that is still being loaded', async () => {
  const readIssuer = async (options: object) => {
    const name = `issuer-${Object.keys(options).length}`
    const { json } = await controlCall(mock, 'POST', '/tenants', { name, options })
    const { issuer } = json as { issuer: string }
    const { json: shown } = await controlCall(mock, 'GET', `/tenants/${name}`)
    expect((shown as { issuer: string }).issuer).toBe(issuer)
    return issuer
  }
  expect(await readIssuer({})).toBe(`${mock.tenant.base}/t/issuer-0/auth`)
  expect(await readIssuer({ preset: 'smart-launcher' })).toBe(`${mock.tenant.base}/t/issuer-1/fhir`)
})
