import { describe, expect, test } from 'vitest'
import type { MockTenant } from '../../../src/testing/index.ts'
import {
  authorize,
  authorizeParams,
  callback,
  codeForm,
  obtainCode,
  type Params,
  post,
  REDIRECT,
} from '../../support/handshake.ts'
import { askAsService } from '../errors/provoke.ts'
import { listEffects, useTenants } from '../use-tenants.ts'

const createTenant = useTenants()
const postAuthorize = (tenant: MockTenant, changes: Params = {}) =>
  post(tenant, 'authorize', authorizeParams(tenant, changes))
const succeeds = async (tenant: MockTenant, changes: Params) =>
  callback(await authorize(tenant, changes)).has('code')

describe('authorizePost', () => {
  test('never answers 405, and GET stays', async () => {
    const tenant = createTenant({ authorizePost: 'never' })
    const response = await postAuthorize(tenant)
    expect([response.status, response.headers.get('allow')]).toEqual([405, 'GET'])
    expect(listEffects(tenant, 'authorize')).toEqual(['authorizePost'])
    expect(await succeeds(tenant, {})).toBe(true)
    expect(listEffects(tenant, 'authorize')).toEqual([])
    tenant.tenant.change({ authorizePost: 'always' })
    expect((await postAuthorize(tenant)).status).toBe(303)
  })

  test('ehr-launch-only needs a launch value', async () => {
    const tenant = createTenant({ authorizePost: 'ehr-launch-only' })
    expect((await postAuthorize(tenant)).status).toBe(400)
    expect(listEffects(tenant, 'authorize')).toEqual(['authorizePost'])
    const { launch } = await tenant.prepareLaunch({ clientId: 'smart-client-public', patient: 'amy-shaw' })
    expect((await postAuthorize(tenant, { launch, scope: 'launch openid' })).status).toBe(303)
  })
})

describe('stateMinLength', () => {
  test('0 lets it be absent, and returns none', async () => {
    const tenant = createTenant({ stateMinLength: 0 })
    const answer = callback(await authorize(tenant, { state: undefined }))
    expect([answer.has('code'), answer.has('state')]).toEqual([true, false])
    expect(listEffects(tenant, 'authorize')).toEqual(['stateMinLength'])
    expect(await succeeds(tenant, {})).toBe(true)
    expect(listEffects(tenant, 'authorize')).toEqual([])
    tenant.tenant.change({ stateMinLength: 1 })
    expect(await succeeds(tenant, { state: undefined })).toBe(false)
  })

  test('more refuses what is shorter', async () => {
    const tenant = createTenant({ stateMinLength: 16 })
    for (const [length, effects] of [
      [15, ['stateMinLength']],
      [16, []],
    ] as const) {
      expect(await succeeds(tenant, { state: 'x'.repeat(length) })).toBe(length === 16)
      expect(listEffects(tenant, 'authorize')).toEqual(effects)
    }
    expect(await succeeds(createTenant(), { state: 'x' })).toBe(true)
  })
})

describe('scopeParameter', () => {
  test('optional takes the scope of the registration, or openid', async () => {
    const tenant = createTenant({ scopeParameter: 'optional' })
    const grantedScope = async (clientId: string) => {
      const code = await obtainCode(tenant, { scope: undefined, client_id: clientId })
      const response = await post(tenant, 'token', await codeForm(tenant, { code, client_id: clientId }))
      return ((await response.json()) as { scope: string }).scope
    }
    const uris = { redirectUris: [REDIRECT], launchUris: [] }
    tenant.register({ clientId: 'scoped', name: 'Scoped', type: 'public', scope: 'openid fhirUser', ...uris })
    expect(await grantedScope('scoped')).toBe('openid fhirUser')
    expect(listEffects(tenant, 'authorize')).toEqual(['scopeParameter'])
    expect(await grantedScope('smart-client-public')).toBe('openid')
    expect(await succeeds(createTenant(), { scope: undefined })).toBe(false)
  })

  test('optional gives a backend service openid', async () => {
    const tenant = createTenant({ scopeParameter: 'optional' })
    expect(await (await askAsService(tenant, '')).json()).toMatchObject({ scope: 'openid' })
    expect(listEffects(tenant, 'token')).toEqual(['scopeParameter'])
    expect((await askAsService(tenant, 'openid')).status).toBe(400)
    expect((await askAsService(createTenant(), '')).status).toBe(400)
  })
})

describe('audience', () => {
  const other = ({ fhirBase }: MockTenant) => `https://other.example${new URL(fhirBase).pathname}`
  const VALUES = {
    right: ({ fhirBase }: MockTenant) => fhirBase,
    slash: ({ fhirBase }: MockTenant) => `${fhirBase}/`,
    path: other,
    wrong: () => 'https://other.example/fhir',
    absent: () => undefined,
  }

  test.each([
    ['exact', ['right']],
    ['slash-too', ['right', 'slash']],
    ['path-only', ['right', 'path']],
    ['optional', ['right', 'absent']],
    ['any', ['right', 'slash', 'path', 'wrong', 'absent']],
  ] as const)('%s accepts %j', async (audience, accepted) => {
    const tenant = createTenant({ audience })
    for (const [name, build] of Object.entries(VALUES)) {
      const isAccepted = (accepted as readonly string[]).includes(name)
      expect(await succeeds(tenant, { aud: build(tenant) }), name).toBe(isAccepted)
    }
  })
})

describe('pkce', () => {
  test.each([
    ['required', false, false],
    ['public-only', false, true],
    ['optional', true, true],
  ] as const)('%s', async (pkce, isPublicAccepted, isConfidentialAccepted) => {
    const tenant = createTenant({ pkce })
    const changes = { code_challenge: undefined, code_challenge_method: undefined }
    expect(await succeeds(tenant, changes)).toBe(isPublicAccepted)
    const client_id = 'smart-client-symmetric'
    expect(await succeeds(tenant, { ...changes, client_id })).toBe(isConfidentialAccepted)
    expect(tenant.journal.last({ step: 'authorize' })?.facts.pkce).toBe(
      isConfidentialAccepted ? 'optional' : 'required',
    )
  })
})

describe('redirectUriMatch', () => {
  test('query-allowed accepts further parameters, and keeps them', async () => {
    const tenant = createTenant({ redirectUriMatch: 'query-allowed' })
    const redirect_uri = `${REDIRECT}?x=y`
    const answer = callback(await authorize(tenant, { redirect_uri }))
    expect([answer.get('x'), answer.has('code')]).toEqual(['y', true])
    expect(listEffects(tenant, 'authorize')).toEqual(['redirectUriMatch'])
    const code = answer.get('code') ?? ''
    expect((await post(tenant, 'token', await codeForm(tenant, { code, redirect_uri }))).status).toBe(200)
    for (const wrong of [
      `${REDIRECT}/x?x=y`,
      `${REDIRECT}x`,
      `${REDIRECT}?x#y`,
      `${REDIRECT}.evil.example?x`,
    ])
      expect((await authorize(tenant, { redirect_uri: wrong })).status, wrong).toBe(400)
    expect(await succeeds(tenant, {})).toBe(true)
    expect(listEffects(tenant, 'authorize')).toEqual([])
    tenant.tenant.change({ redirectUriMatch: 'exact' })
    expect((await authorize(tenant, { redirect_uri })).status).toBe(400)
  })
})

describe('redirectUriParameter', () => {
  test('optional-when-single means the registered one, which the token request must not name', async () => {
    const tenant = createTenant({ redirectUriParameter: 'optional-when-single' })
    const response = await authorize(tenant, { redirect_uri: undefined })
    expect(response.headers.get('location')).toMatch(new RegExp(`^${REDIRECT}\\?code=`))
    expect(listEffects(tenant, 'authorize')).toEqual(['redirectUriParameter'])
    const redeem = async (redirect_uri: string | undefined) => {
      const code = await obtainCode(tenant, { redirect_uri: undefined })
      return (await post(tenant, 'token', await codeForm(tenant, { code, redirect_uri }))).status
    }
    expect([await redeem(undefined), await redeem(''), await redeem(REDIRECT)]).toEqual([200, 200, 400])
    expect((await authorize(createTenant(), { redirect_uri: undefined })).status).toBe(400)
  })

  test('optional-when-single is nothing where several are registered', async () => {
    const tenant = createTenant({ redirectUriParameter: 'optional-when-single' })
    const redirectUris = [REDIRECT, 'https://app.example/callback']
    tenant.register({ clientId: 'two', name: 'Two', type: 'public', redirectUris, launchUris: [] })
    expect((await authorize(tenant, { redirect_uri: undefined, client_id: 'two' })).status).toBe(400)
  })
})
