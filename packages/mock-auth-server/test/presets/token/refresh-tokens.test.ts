import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createMock, type Mock, type MockTenant } from '../../../src/testing/index.ts'
import { codeForm, obtainCode, type Params, REDIRECT } from '../../support/handshake.ts'
import { askTokens, createTenant, listEffects, openLaunch, refresh, signIn } from '../preset-requests.ts'

let mock: Mock
beforeAll(async () => {
  mock = await createMock()
})
afterAll(() => mock.close())

describe('refreshTokens', () => {
  const OFFLINE = 'launch/patient offline_access patient/Observation.rs'
  const NONE = 'launch/patient patient/Observation.rs'

  test.each([
    ['by-scope', { public: true, symmetric: true, unasked: false }],
    ['confidential-only', { public: false, symmetric: true, unasked: false }],
    ['always', { public: true, symmetric: true, unasked: true }],
    ['never', { public: false, symmetric: false, unasked: false }],
    ['issued-but-refused', { public: true, symmetric: true, unasked: false }],
  ] as const)('%s', async (refreshTokens, expected) => {
    const tenant = createTenant(mock, { refreshTokens })
    const responses = {
      public: await signIn(tenant, 'public', { scope: OFFLINE }),
      symmetric: await signIn(tenant, 'symmetric', { scope: OFFLINE }),
      unasked: await signIn(tenant, 'symmetric', { scope: NONE }),
    }
    const has = Object.entries(responses).map(([name, body]) => [name, 'refresh_token' in body])
    expect(Object.fromEntries(has)).toEqual(expected)
    expect(responses.public.scope).toContain('offline_access')
    const issued = tenant.journal.find({ step: 'token' }).map(({ facts }) => facts.issuedRefreshToken)
    expect(issued).toEqual(
      [responses.public, responses.symmetric, responses.unasked].map((r) => r.refresh_token),
    )
  })

  test('issued-but-refused refuses the refresh with 400 unauthorized_client; it works once that is taken back', async () => {
    const tenant = createTenant(mock, { refreshTokens: 'issued-but-refused' })
    const { refresh_token } = await signIn(tenant)
    expect(await refresh(tenant, refresh_token)).toMatchObject({
      status: 400,
      body: { error: 'unauthorized_client' },
    })
    expect(listEffects(tenant)).toEqual(['refreshTokens'])
    tenant.tenant.change({ refreshTokens: 'by-scope' })
    expect(await refresh(tenant, refresh_token)).toMatchObject({ status: 200 })
    expect(listEffects(tenant)).toEqual([])
  })

  test('may differ for a client', async () => {
    const tenant = createTenant(mock)
    const registration = { name: 'App', type: 'public', redirectUris: [REDIRECT], launchUris: [] } as const
    tenant.register({ clientId: 'app', ...registration, options: { refreshTokens: 'never' } })
    expect(await signIn(tenant)).toHaveProperty('refresh_token')
    const code = await obtainCode(tenant, { client_id: 'app' })
    const { body } = await askTokens(tenant, await codeForm(tenant, { code, client_id: 'app' }))
    expect(body).toHaveProperty('access_token')
    expect(body).not.toHaveProperty('refresh_token')
    expect(listEffects(tenant)).toEqual(['refreshTokens'])
  })
})

describe('refreshRotation', () => {
  test.each([
    ['always', { later: 'new', former: 400, latest: 400 }],
    ['one-time', { later: 'new', former: 400, latest: 200 }],
    ['reissue', { later: 'new', former: 200, latest: 200 }],
    ['never', { later: 'same', former: 200, latest: 200 }],
    ['silent', { later: 'none', former: 200, latest: 200 }],
  ] as const)('%s', async (refreshRotation, expected) => {
    const tenant = createTenant(mock, { refreshRotation })
    const first = (await signIn(tenant)).refresh_token
    const { body } = await refresh(tenant, first)
    const { refresh_token } = body
    expect(tenant.journal.last({ step: 'token' })?.facts.issuedRefreshToken).toBe(refresh_token)
    const later = refresh_token === undefined ? 'none' : refresh_token === first ? 'same' : 'new'
    const former = (await refresh(tenant, first)).status
    const latest = (await refresh(tenant, refresh_token ?? first)).status
    expect({ later, former, latest }).toEqual(expected)
  })
})

describe('refreshResponse', () => {
  const FIRST = ['access_token', 'token_type', 'expires_in', 'scope', 'id_token', 'refresh_token', 'patient']

  test.each([
    ['full', []],
    ['minimal', ['id_token', 'patient']],
    ['without-context', ['patient']],
    ['without-scope', ['scope']],
  ] as const)('%s', async (refreshResponse, missing) => {
    const tenant = createTenant(mock, { refreshResponse })
    const first = await signIn(tenant)
    expect(Object.keys(first)).toEqual(expect.arrayContaining(FIRST))
    const { body } = await refresh(tenant, first.refresh_token)
    expect(FIRST.filter((name) => !(name in body))).toEqual(
      [...missing].sort((a, b) => FIRST.indexOf(a) - FIRST.indexOf(b)),
    )
    expect(listEffects(tenant)).toEqual(refreshResponse === 'full' ? [] : ['refreshResponse'])
    const { facts } = tenant.journal.last({ step: 'token' }) ?? {}
    expect([facts?.issuedIdToken, facts?.issuedPatient]).toEqual([body.id_token, body.patient])
    tenant.tenant.change({ refreshResponse: 'full' })
    expect(Object.keys((await refresh(tenant, body.refresh_token)).body)).toEqual(Object.keys(first))
  })
})

describe('refreshLifetime', () => {
  const OFFLINE = { scope: 'launch/patient offline_access patient/Observation.rs' }

  /** Signs in and returns the statuses of refreshes, each after so many seconds, with the newest token. */
  async function refreshAfter(tenant: MockTenant, authorize: Params, waits: readonly number[]) {
    const statuses: number[] = []
    let { refresh_token } = await signIn(tenant, 'public', authorize)
    for (const seconds of waits) {
      await tenant.performAction({ action: 'advanceClock', seconds })
      const { status, body } = await refresh(tenant, refresh_token)
      statuses.push(status)
      refresh_token = body.refresh_token ?? refresh_token
    }
    return statuses
  }

  test.each([
    ['sliding', 'always', [200, 200, 200]],
    ['sliding', 'silent', [200, 200, 200]],
    ['fixed', 'always', [200, 400, 400]],
    ['fixed', 'reissue', [200, 400, 400]],
    ['fixed', 'silent', [200, 400, 400]],
    ['session', 'always', [200, 200, 200]],
    ['session', 'silent', [200, 200, 200]],
  ] as const)(
    '%s, with rotation %s, over two lifetimes of offline_access',
    async (lifetime, rotation, expected) => {
      const options = { refreshLifetime: lifetime, refreshRotation: rotation, refreshTokenLifetimeS: 1000 }
      expect(await refreshAfter(createTenant(mock, options), OFFLINE, [700, 700, 700])).toEqual(expected)
    },
  )

  test.each(['always', 'silent'] as const)(
    'session ends a token of online_access half an hour after the sign-in (rotation %s)',
    async (refreshRotation) => {
      const online = async (tenant: MockTenant) => ({
        scope: 'launch online_access patient/Observation.rs',
        launch: await openLaunch(tenant),
      })
      const tenant = createTenant(mock, { refreshLifetime: 'session', refreshRotation })
      expect(await refreshAfter(tenant, await online(tenant), [1000, 700, 200])).toEqual([200, 200, 400])
      expect(tenant.journal.last({ step: 'token' })?.facts.diagnosis).toContain('expired')
      const strict = createTenant(mock, { refreshRotation })
      expect(await refreshAfter(strict, await online(strict), [1000, 700, 200])).toEqual([200, 200, 200])
    },
  )

  test('is named where it decides', async () => {
    const tenant = createTenant(mock, { refreshLifetime: 'fixed' })
    const { refresh_token } = await signIn(tenant)
    expect(listEffects(tenant)).toEqual([])
    await refresh(tenant, refresh_token)
    expect(listEffects(tenant)).toEqual(['refreshLifetime'])
  })
})

describe('refreshClientAuth', () => {
  const named = { client_id: 'smart-client-symmetric' }
  const unauthenticated = (tenant: MockTenant, token: unknown) =>
    askTokens(tenant, { grant_type: 'refresh_token', refresh_token: String(token), ...named })

  test.each([
    ['required', { none: 401, basic: 200, both: 200 }],
    ['optional', { none: 200, basic: 200, both: 200 }],
    ['body-too', { none: 401, basic: 400, both: 200 }],
  ] as const)('%s', async (refreshClientAuth, expected) => {
    const tenant = createTenant(mock, { refreshClientAuth, refreshRotation: 'reissue' })
    const { refresh_token } = await signIn(tenant, 'symmetric')
    const none = await unauthenticated(tenant, refresh_token)
    expect(listEffects(tenant)).toEqual(refreshClientAuth === 'optional' ? ['refreshClientAuth'] : [])
    const basic = await refresh(tenant, refresh_token, 'symmetric')
    expect(listEffects(tenant)).toEqual(refreshClientAuth === 'required' ? [] : ['refreshClientAuth'])
    const both = await refresh(tenant, refresh_token, 'symmetric', named)
    expect({ none: none.status, basic: basic.status, both: both.status }).toEqual(expected)
  })

  test('asks nothing of public clients, and none of it of codes', async () => {
    const tenant = createTenant(mock, { refreshClientAuth: 'body-too' })
    const { refresh_token } = await signIn(tenant)
    expect(await refresh(tenant, refresh_token, 'public', { client_id: undefined })).toMatchObject({
      status: 200,
    })
    const relaxed = createTenant(mock, { refreshClientAuth: 'optional' })
    const form = await codeForm(relaxed, { ...named, code: await obtainCode(relaxed, named) })
    expect(await askTokens(relaxed, form)).toMatchObject({ status: 401, body: { error: 'invalid_client' } })
  })
})
