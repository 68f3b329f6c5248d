import { describe, expect, test } from 'vitest'
import type { MockTenant } from '../../../src/testing/index.ts'
import { obtainTokens, type Params, params, post } from '../../support/handshake.ts'
import { fetchDocument, fetchSmart, usePresetTenants } from '../preset-tenants.ts'

const createTenant = usePresetTenants()
const BASIC = { authorization: `Basic ${btoa('confidential:secret')}` }

async function createWithToken(introspection: 'open') {
  const tenant = createTenant({ introspection })
  tenant.register({
    clientId: 'confidential',
    name: 'Confidential',
    type: 'confidential-symmetric',
    secret: 'secret',
    redirectUris: ['http://localhost:4020/callback'],
    launchUris: [],
  })
  const { access_token: token } = await obtainTokens(tenant)
  return { tenant, token, own: { authorization: `Bearer ${token}` } }
}

const create = (introspection: string) => createWithToken(introspection as 'open')
const ask = async (tenant: MockTenant, form: Params, headers: Record<string, string> = {}) =>
  (await post(tenant, 'introspect', form, headers)).status

describe('introspection', () => {
  test('open, the default, is for everybody, by POST, and advertised', async () => {
    const { tenant, token } = await create('open')
    expect(await ask(tenant, { token })).toBe(200)
    const url = `${tenant.issuer}/introspect`
    const get = await fetch(`${url}?token=${token}`)
    expect(get.status).toBe(405)
    expect(get.headers.get('allow')).toBe('POST')
    expect((await fetchSmart(tenant)).introspection_endpoint).toBe(url)
    expect(JSON.stringify(await fetchDocument(`${tenant.fhirBase}/metadata`))).toContain(url)
  })

  test('protected is for a caller with a token or credentials', async () => {
    const { tenant, token, own } = await create('protected')
    expect(await ask(tenant, { token })).toBe(401)
    expect(await ask(tenant, { token }, own)).toBe(200)
    expect(await ask(tenant, { token }, BASIC)).toBe(200)
  })

  test('client is for a caller with credentials alone', async () => {
    const { tenant, token, own } = await create('client')
    expect(await ask(tenant, { token })).toBe(401)
    expect(await ask(tenant, { token }, own)).toBe(401)
    expect(await ask(tenant, { token }, BASIC)).toBe(200)
    expect(await fetchSmart(tenant)).toHaveProperty('introspection_endpoint')
    tenant.tenant.change({ introspection: 'open' })
    expect(await ask(tenant, { token })).toBe(200)
  })

  test('own-token is for the holder of that very token, and in no document', async () => {
    const { tenant, token, own } = await create('own-token')
    const other = await obtainTokens(tenant)
    expect(await ask(tenant, { token }, own)).toBe(200)
    expect(await ask(tenant, { token: other.access_token }, own)).toBe(401)
    expect(await ask(tenant, { token }, BASIC)).toBe(401)
    expect(await ask(tenant, { token })).toBe(401)
    expect(await fetchSmart(tenant)).not.toHaveProperty('introspection_endpoint')
    const metadata = JSON.stringify(await fetchDocument(`${tenant.fhirBase}/metadata`))
    expect(metadata).not.toContain('introspect')
    expect(metadata).toContain('"url":"revoke"')
  })

  test('unadvertised-open works and is in no document', async () => {
    const { tenant, token } = await create('unadvertised-open')
    expect(await ask(tenant, { token })).toBe(200)
    expect(await fetchSmart(tenant)).not.toHaveProperty('introspection_endpoint')
    const openid = await fetchDocument(`${tenant.issuer}/.well-known/openid-configuration`)
    expect(openid).not.toHaveProperty('introspection_endpoint')
  })

  test('get-with-hint takes GET too, of a client and with the hint', async () => {
    const { tenant, token } = await create('get-with-hint')
    const hinted = { token, token_type_hint: 'access_token' }
    const get = async (query: Params, headers: Record<string, string> = BASIC) => {
      const response = await fetch(`${tenant.issuer}/introspect?${params(query)}`, { headers })
      return { status: response.status, body: (await response.json()) as Record<string, unknown> }
    }
    expect(await get(hinted)).toMatchObject({ status: 200, body: { active: true, patient: 'amy-shaw' } })
    expect(await get({ token })).toMatchObject({ status: 400, body: { error: 'invalid_request' } })
    expect((await get(hinted, {})).status).toBe(401)
    expect(await ask(tenant, hinted, BASIC)).toBe(200)
    expect(await ask(tenant, { token }, BASIC)).toBe(400)
    expect(tenant.journal.find({ step: 'introspect' })[0]?.facts.accessToken).toBe(token)
  })
})
