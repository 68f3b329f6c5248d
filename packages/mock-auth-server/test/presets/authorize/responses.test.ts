import { describe, expect, test } from 'vitest'
import { authorize, callback, codeForm, obtainCode, post, REDIRECT } from '../../support/handshake.ts'
import { deny } from '../deny.ts'
import { listEffects, useTenants } from '../use-tenants.ts'

const createTenant = useTenants()
const WRONG = { client: { client_id: 'stranger' }, audience: { aud: 'https://other.example' } }

describe('authorizeErrors', () => {
  const kindOf = (response: Response) =>
    response.status === 302 ? 'redirect' : `${response.headers.get('content-type')?.split(';')[0]}`

  test.each([
    ['redirect', 'text/html', 'redirect'],
    ['page', 'text/html', 'text/html'],
    ['json', 'application/json', 'redirect'],
    ['json-all', 'application/json', 'application/json'],
  ] as const)('%s', async (authorizeErrors, forClient, forOthers) => {
    const tenant = createTenant({ authorizeErrors })
    expect(kindOf(await authorize(tenant, WRONG.client))).toBe(forClient)
    expect(listEffects(tenant, 'authorize')).toEqual(
      authorizeErrors === 'redirect' ? [] : ['authorizeErrors'],
    )
    expect(kindOf(await authorize(tenant, WRONG.audience))).toBe(forOthers)
    expect(listEffects(tenant, 'authorize')).toEqual(forOthers === 'redirect' ? [] : ['authorizeErrors'])
    expect(callback(await authorize(tenant)).has('code')).toBe(true)
    expect(callback(await deny(tenant)).get('error')).toBe('access_denied')
  })

  test.each([
    ['redirect', 'text/html'],
    ['page', 'text/html'],
    ['json', 'application/json'],
    ['json-all', 'application/json'],
  ] as const)('%s, for a form that is none', async (authorizeErrors, type) => {
    const { issuer } = createTenant({ authorizeErrors })
    const sent = { method: 'POST', body: '{}', headers: { 'Content-Type': 'application/json' } }
    const response = await fetch(`${issuer}/authorize`, sent)
    expect([response.status, response.headers.get('content-type')]).toEqual([
      400,
      expect.stringContaining(type),
    ])
  })

  test('page says nothing of its cause, which the journal has', async () => {
    const tenant = createTenant({ authorizeErrors: 'page' })
    const response = await authorize(tenant, WRONG.audience)
    expect([response.status, response.headers.get('location')]).toEqual([400, null])
    const page = await response.text()
    expect(page).toContain('<title>OAuth2 Error</title>')
    expect(page).not.toContain('aud')
    expect(tenant.journal.last({ step: 'authorize' })?.facts.diagnosis).toContain('aud must be')
  })

  test('json has the codes of RFC 6749', async () => {
    const tenant = createTenant({ authorizeErrors: 'json' })
    for (const [changes, error] of [
      [WRONG.client, 'unauthorized_client'],
      [{ redirect_uri: 'https://other.example' }, 'invalid_request'],
    ] as const) {
      const response = await authorize(tenant, changes)
      expect([response.status, await response.json()]).toEqual([
        400,
        { error, error_description: expect.any(String) },
      ])
    }
  })

  test('json-all has the shape of the tenant', async () => {
    const tenant = createTenant({ authorizeErrors: 'json-all', errorShape: 'status-code', stateMinLength: 9 })
    for (const [changes, message] of [
      [{ state: 'short' }, 'State parameter should have a minimum of 9 characters'],
      [{ state: undefined, redirect_uri: undefined }, 'Missing Required Parameter(s): redirect_uri, state'],
    ] as const) {
      const response = await authorize(tenant, changes)
      expect(await response.text()).toBe(JSON.stringify({ status_code: 400, message }))
    }
    expect(await (await authorize(tenant, WRONG.client)).json()).toMatchObject({
      status_code: 400,
      error: 'unauthorized_client',
    })
  })
})

describe('authorizeErrorRedirect', () => {
  test.each([
    ['standard', ['error', 'error_description', 'state', 'iss'], []],
    ['without-state', ['error', 'error_description', 'iss'], ['authorizeErrorRedirect']],
    ['state-first', ['state', 'error', 'error_description', 'iss'], ['authorizeErrorRedirect']],
  ] as const)('%s', async (authorizeErrorRedirect, names, effects) => {
    const tenant = createTenant({ authorizeErrorRedirect })
    expect([...callback(await authorize(tenant, WRONG.audience)).keys()]).toEqual(names)
    expect(listEffects(tenant, 'authorize')).toEqual(effects)
    expect([...callback(await deny(tenant)).keys()]).toEqual(names)
    expect(listEffects(tenant, 'decide')).toEqual(effects)
    tenant.autoApprove({ user: 'Practitioner/dr-okafor', patient: 'amy-shaw' })
    expect(callback(await authorize(tenant)).get('state')).toBe('state-0123456789abcdef')
  })

  test('raw-without-state concerns a wrong aud alone, and breaks a query', async () => {
    const tenant = createTenant({ authorizeErrorRedirect: 'raw-without-state' })
    const location = async (changes: Record<string, string>) =>
      (await authorize(tenant, changes)).headers.get('location')
    const raw = '?error=invalid_request&error_description=Invalid aud https://other.example'
    expect(await location(WRONG.audience)).toBe(`${REDIRECT}${raw}`)
    expect(listEffects(tenant, 'authorize')).toEqual(['authorizeErrorRedirect'])
    expect(await location({ aud: 'a\r\nSet-Cookie: b\u2028' })).toMatch(/Invalid aud a\?\?Set-Cookie: b\?$/)
    expect(await location({ response_type: 'token' })).toContain('&state=')
    expect(listEffects(tenant, 'authorize')).toEqual([])
    const redirectUris = [`${REDIRECT}?a=b`]
    tenant.register({ clientId: 'query', name: 'Query', type: 'public', redirectUris, launchUris: [] })
    const twice = await location({ ...WRONG.audience, client_id: 'query', redirect_uri: `${REDIRECT}?a=b` })
    expect(twice).toBe(`${REDIRECT}?a=b${raw}`)
  })
})

describe('authorizeResponseExtras', () => {
  test('are in the redirect with a code', async () => {
    const tenant = createTenant({
      authorizeResponseExtras: { session_state: '{uuid}', client_id: '{clientId}' },
    })
    const answer = callback(await authorize(tenant))
    expect(answer.get('session_state')).toMatch(/^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/)
    expect(answer.get('client_id')).toBe('smart-client-public')
    expect(listEffects(tenant, 'authorize')).toEqual(['authorizeResponseExtras'])
    expect(callback(await authorize(tenant, WRONG.audience)).has('session_state')).toBe(false)
    tenant.tenant.change({ authorizeResponseExtras: {} })
    expect(callback(await authorize(tenant)).has('session_state')).toBe(false)
  })
})

describe('codeFormat', () => {
  const readJson = (part: string | undefined) => JSON.parse(Buffer.from(part ?? '', 'base64url').toString())

  test.each([
    ['uuid', /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-a[0-9a-f]{3}-[0-9a-f]{12}$/],
    ['jwt', /^[\w-]+\.[\w-]{500,}\.[\w-]+$/],
    ['json', /^[\w-]{1000,}$/],
    ['opaque', /^code_/],
  ] as const)('%s, which can be redeemed once', async (codeFormat, form) => {
    const tenant = createTenant({ codeFormat })
    const code = await obtainCode(tenant)
    expect(code).toMatch(form)
    expect(listEffects(tenant, 'authorize')).toEqual(codeFormat === 'opaque' ? [] : ['codeFormat'])
    expect(await obtainCode(tenant)).not.toBe(code)
    const redeem = async () => (await post(tenant, 'token', await codeForm(tenant, { code }))).status
    expect([await redeem(), await redeem()]).toEqual([200, 400])
    const tampered = await codeForm(tenant, { code: `${code.slice(0, -1)}_` })
    expect((await post(tenant, 'token', tampered)).status).toBe(400)
  })

  test('jwt names client, scope and expiry', async () => {
    const code = await obtainCode(createTenant({ codeFormat: 'jwt' }), { scope: 'openid' })
    const [header, claims] = code.split('.').slice(0, 2).map(readJson)
    expect(header).toEqual({ alg: 'HS256', typ: 'JWT' })
    expect(claims).toMatchObject({ client_id: 'smart-client-public', scope: 'openid' })
    expect(claims.exp - claims.iat).toBe(60)
  })

  test('json holds the members of the launch value', async () => {
    const tenant = createTenant({ codeFormat: 'json', launchFormat: 'json' })
    const launch = Buffer.from('{"patient":"amy-shaw","practitioner":"p1"}').toString('base64url')
    const code = readJson(await obtainCode(tenant, { launch, scope: 'launch openid' }))
    expect(code).toEqual({ patient: 'amy-shaw', practitioner: 'p1', code: expect.any(String) })
  })
})

describe('codeReuse', () => {
  test('allowed lets a code work until it expires', async () => {
    const tenant = createTenant({ codeReuse: 'allowed' })
    const form = await codeForm(tenant)
    const redeem = async () => (await post(tenant, 'token', form)).status
    expect(await redeem()).toBe(200)
    expect(listEffects(tenant, 'token')).toEqual([])
    expect(await redeem()).toBe(200)
    expect(listEffects(tenant, 'token')).toEqual(['codeReuse'])
    await tenant.performAction({ action: 'advanceClock', seconds: 61 })
    expect(await redeem()).toBe(400)
    const strict = createTenant({ codeReuse: 'refused' })
    const once = await codeForm(strict)
    await post(strict, 'token', once)
    expect((await post(strict, 'token', once)).status).toBe(400)
  })
})
