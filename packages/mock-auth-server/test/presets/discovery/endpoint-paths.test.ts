import { describe, expect, test } from 'vitest'
import { optionsSchema } from '../../../src/options/options-schema.ts'
import { authorizeParams, callback, codeForm, obtainTokens, params, post } from '../../support/handshake.ts'
import { fetchDocument, fetchSmart, listEffects, usePresetTenants } from '../preset-tenants.ts'

const createTenant = usePresetTenants()

const PATHS = {
  authorize: '/oauth2/authorize',
  token: '/oauth2/token/',
  jwks: '{host}/keys',
  introspect: '/{tenant}/introspect',
  revoke: '/fhir/revoke',
  register: '/clients',
  manage: '/people/manage',
  userinfo: '/me',
}

describe('endpointPaths', () => {
  test('are what all documents publish, and where the endpoints answer', async () => {
    const tenant = createTenant({ endpointPaths: PATHS })
    const { base } = tenant.tenant
    const urls = {
      issuer: `${base}/oauth2`,
      authorization_endpoint: `${base}/oauth2/authorize`,
      token_endpoint: `${base}/oauth2/token/`,
      jwks_uri: `${base}/keys`,
      introspection_endpoint: `${base}/${tenant.name}/introspect`,
      revocation_endpoint: `${base}/fhir/revoke`,
      registration_endpoint: `${base}/clients`,
      management_endpoint: `${base}/people/manage`,
    }
    expect(await fetchSmart(tenant)).toMatchObject(urls)
    expect(listEffects(tenant, 'discovery')).toEqual(['endpointPaths'])
    const openid = await fetchDocument(`${base}/oauth2/.well-known/openid-configuration`)
    expect(openid).toMatchObject({ ...urls, userinfo_endpoint: `${base}/me` })
    const metadata = JSON.stringify(await fetchDocument(`${tenant.fhirBase}/metadata`))
    expect(metadata).toContain(JSON.stringify({ url: 'token', valueUri: urls.token_endpoint }))
    for (const url of Object.values(urls).slice(1))
      expect((await fetch(url, { method: 'POST' })).status, url).not.toBe(404)
    expect((await fetch(`${base}/me`)).status).toBe(401)
  })

  test('lead a client to a token, by the pages too', async () => {
    const tenant = createTenant({ endpointPaths: PATHS })
    const { base } = tenant.tenant
    const response = await fetch(`${base}/oauth2/authorize?${authorizeParams(tenant)}`, {
      redirect: 'manual',
    })
    const code = callback(response).get('code') ?? ''
    const form = params(await codeForm(tenant, { code }))
    const token = await fetch(`${base}/oauth2/token/`, { method: 'POST', body: form })
    expect(token.status).toBe(200)
    expect(tenant.journal.find({ step: 'token' })[0]?.facts.endpointUrl).toBe(`${base}/oauth2/token/`)
    tenant.tenant.change({ autoApprove: undefined, signIn: 'session' })
    const page = await fetch(`${base}/oauth2/authorize?${authorizeParams(tenant)}`)
    expect(await page.text()).toContain(`action="${base}/auth/decide"`)
  })

  test('keep the slash at their end, without which there is nothing', async () => {
    const tenant = createTenant({ endpointPaths: PATHS })
    expect((await fetch(`${tenant.tenant.base}/oauth2/token`, { method: 'POST' })).status).toBe(404)
    expect(tenant.journal.find({ step: 'unmatched' })).toHaveLength(1)
  })

  test('leave the default paths, where a client that did not read discovery is seen', async () => {
    const tenant = createTenant({ endpointPaths: PATHS })
    await obtainTokens(tenant)
    const [entry] = tenant.journal.find({ step: 'token' })
    expect(entry?.request.target).toMatch(/\/auth\/token$/)
  })

  test('set the path of the session cookie, which the browser has to send there', async () => {
    const { cookie } = await signIn({ endpointPaths: PATHS })
    expect(cookie).toMatch(/; Path=\/t\/tenant-\d+;/)
    const strict = await signIn({})
    expect(strict.cookie).toMatch(/; Path=\/t\/tenant-\d+\/auth;/)
  })

  test('are the default ones again when the value is taken back', async () => {
    const tenant = createTenant({ endpointPaths: PATHS })
    expect(await fetchSmart(tenant)).toMatchObject({ jwks_uri: `${tenant.tenant.base}/keys` })
    tenant.tenant.change({ endpointPaths: { authorize: '/auth/authorize' } })
    expect(await fetchSmart(tenant)).toMatchObject({
      issuer: tenant.issuer,
      jwks_uri: `${tenant.issuer}/jwks`,
    })
    expect((await fetch(`${tenant.tenant.base}/keys`)).status).toBe(404)
  })

  test.each([{ token: 'token' }, { token: '/a?b' }, { tokens: '/token' }, { token: 'http://x.example/t' }])(
    'refuse %j',
    (endpointPaths) => {
      expect(optionsSchema.safeParse({ endpointPaths }).success).toBe(false)
    },
  )
})

async function signIn(options: Parameters<typeof createTenant>[0]): Promise<{ cookie: string }> {
  const tenant = createTenant({ ...options, signIn: 'session' })
  tenant.tenant.change({ autoApprove: undefined })
  const page = await fetch(`${tenant.tenant.addresses.endpoints.authorize}?${authorizeParams(tenant)}`)
  const [, interaction = ''] = /name="interaction" value="([^"]+)"/.exec(await page.text()) ?? []
  const form = { interaction, step: 'sign-in', user: 'Practitioner/dr-okafor' }
  const response = await post(tenant, 'decide', form)
  return { cookie: response.headers.get('set-cookie') ?? '' }
}
