import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createMock, type Mock } from '../../../src/testing/index.ts'
import { location, struckRun } from '../../support/struck-run.ts'
import { receiveRedirect } from './redirected.ts'

let mock: Mock
beforeAll(async () => {
  mock = await createMock()
})
afterAll(() => mock.close())

describe('where and how it arrives', () => {
  test('is sent in the fragment, or with a token in it (F-081, F-082)', async () => {
    const fragment = new URL(location((await struckRun(mock, 'response-in-fragment')).received))
    expect(fragment.search).toBe('')
    expect([...new URLSearchParams(fragment.hash.slice(1)).keys()]).toEqual(['code', 'state', 'iss'])
    const token = new URL(location((await struckRun(mock, 'token-in-fragment')).received))
    expect([...token.searchParams.keys()]).toEqual(['code', 'state', 'iss'])
    expect(token.hash).toMatch(/^#access_token=canary-access-token-of-the-fragment&token_type=Bearer/)
  })

  test('is sent by a form, a 303 and a 307 (F-085, F-086)', async () => {
    const form = await struckRun(mock, 'response-by-form-post')
    expect(form.received.status).toBe(200)
    expect(form.received.body).toMatch(
      /<form method="post" action="http:\/\/localhost:4020\/callback">.*name="code"/,
    )
    expect((await struckRun(mock, 'redirect-status-odd')).received.status).toBe(303)
    expect((await struckRun(mock, 'redirect-keeps-method')).received.status).toBe(307)
  })

  test('is sent to the other redirect URI, while the code is valid for the first (F-090)', async () => {
    const { tenant, received } = await struckRun(mock, 'other-redirect-uri')
    expect(location(received)).toMatch(/^http:\/\/localhost:4020\/callback\/other\?code=/)
    expect(tenant.journal.find({ step: 'token' })[0]?.sent?.status).toBe(200)
  })

  test('has more parameters than the known ones (F-075, F-084)', async () => {
    const away = await receiveRedirect(mock, 'callback-with-redirects')
    expect(away.params.slice(0, -3)).toEqual(away.honestParams)
    expect(away.params.slice(-3).map(([name]) => name)).toEqual(['redirect', 'next', 'target_link_uri'])
    const more = await receiveRedirect(mock, 'callback-params-unknown')
    expect(more.params.slice(1, -2)).toEqual(more.honestParams)
  })
})

describe('what a driver plays (F-054, F-055, F-061, F-087, F-088)', () => {
  test.each([
    'callback-twice',
    'callback-in-other-profile',
    'callback-unsolicited',
    'forged-error',
    'callback-late',
  ])('%s changes nothing in the traffic, and is not exercised without a driver', async (name) => {
    const tenant = mock.createTenant(`undriven-${name}`)
    tenant.autoApprove({ user: 'Practitioner/dr-okafor', patient: 'lucas-labs' })
    const armed = await tenant.arm(name)
    const query = new URLSearchParams({
      response_type: 'code',
      client_id: 'smart-client-public',
      redirect_uri: 'http://localhost:4020/callback',
      scope: 'patient/*.rs',
      state: 'a'.repeat(32),
      aud: tenant.fhirBase,
      code_challenge: 'A'.repeat(43),
      code_challenge_method: 'S256',
    })
    await fetch(`${tenant.tenant.base}/auth/authorize?${query}`, { redirect: 'manual' })
    const entry = tenant.journal.last({ step: 'authorize' })
    expect(entry?.sent).toBe(entry?.original)
    expect(armed.verdict()).toMatchObject({
      outcome: 'not exercised',
      reason: expect.stringContaining('driver'),
    })
  })
})
