import { rawRequest } from '@smart-mock/test-clients/raw-request'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { AuthorizeRedirect } from '../../../src/core/journal/points.ts'
import { createMock, type Mock } from '../../../src/testing/index.ts'
import { location, locationParams, struckRun } from '../../support/struck-run.ts'

let mock: Mock
beforeAll(async () => {
  mock = await createMock()
})
afterAll(() => mock.close())

/** The redirect that was received, by names and values, beside the one that was meant. */
async function redirected(name: string, params: Record<string, unknown> = {}) {
  const run = await struckRun(mock, name, params)
  const change = run.entry.struck[0]?.changes.find(({ point }) => point === 'authorize.redirect')
  const honest = change?.honest as AuthorizeRedirect | undefined
  const honestParams = honest?.params.map(([key, value]): [string, string] => [key, value]) ?? []
  return { ...run, params: locationParams(run.received), honestParams }
}

const without = (params: readonly [string, string][], name: string) => params.filter(([key]) => key !== name)
const only = (params: readonly [string, string][], name: string) =>
  params.filter(([key]) => key === name).map(([, value]) => value)

describe('errors of the authorization endpoint itself', () => {
  test.each([
    ['authorize-page-error', { status: 400 }, 400],
    ['authorize-page-error', { status: 500 }, 500],
    ['authorize-get-too-long', { status: 414 }, 414],
    ['authorize-get-too-long', { status: 431 }, 431],
    ['authorize-post-refused', {}, 405],
  ])('%s %j is a page, and no code is issued (F-042, F-044, F-045)', async (name, params, status) => {
    const { tenant, received } = await struckRun(mock, name, params)
    expect(received.status).toBe(status)
    expect(received.headers).toContainEqual(['Content-Type', 'text/html; charset=utf-8'])
    expect(tenant.journal.find({ step: 'authorize' }).map(({ facts }) => facts.issuedCode)).toEqual(
      tenant.journal.find({ step: 'authorize' }).map(() => undefined),
    )
  })

  test('405 says what is allowed, and GET still works (F-045)', async () => {
    const { tenant, received } = await struckRun(mock, 'authorize-post-refused')
    expect(received.headers).toContainEqual(['Allow', 'GET'])
    const target = tenant.journal.last({ step: 'authorize' })?.request
    const reply = await fetch(`${tenant.inner.base}/auth/authorize?${target?.body}`, { redirect: 'manual' })
    expect(reply.status).toBe(302)
    expect(reply.headers.get('location')).toContain('code=')
  })

  test('no answer (F-043)', async () => {
    const { received } = await struckRun(mock, 'authorize-hangs')
    expect([received.end, received.status]).toEqual(['timeout', 0])
  })

  test('detours, each of them late, in one run (F-046)', async () => {
    const { tenant, seen, sent } = await struckRun(mock, 'authorize-detours', { redirects: 2, delayMs: 20 })
    const hops = seen.filter(({ url }) => url.includes('/auth/authorize')).map(({ reply }) => location(reply))
    expect(hops.map((hop) => hop.split('&detour').length - 1)).toEqual([1, 2, 0])
    expect(sent.wire).toEqual({ delayMs: 20 })
    expect(new Set(tenant.journal.find({ step: 'authorize' }).map(({ run }) => run)).size).toBe(1)
  })

  test('detours begin with the published URL, whatever a proxy took away before', async () => {
    const proxied = await createMock({ publicUrl: 'https://ehr.example/mock' })
    try {
      await proxied.arm('authorize-detours', { params: { delayMs: 0 } })
      const at = `http://127.0.0.1:${proxied.ports.wire}/auth/authorize?state=a%2Fb`
      const { headers } = await fetch(at, { redirect: 'manual' })
      expect(headers.get('location')).toBe('https://ehr.example/mock/auth/authorize?state=a%2Fb&detour1=')
    } finally {
      await proxied.close()
    }
  })

  test('frames and openers are refused by headers alone (F-047, F-048, F-287)', async () => {
    const frames = await struckRun(mock, 'pages-refuse-frames')
    expect(frames.received.headers).toContainEqual(['X-Frame-Options', 'DENY'])
    expect(frames.received.headers).toContainEqual(['Content-Security-Policy', "frame-ancestors 'none'"])
    expect(location(frames.received)).toBe(location(frames.honest))
    const ehrOnly = await struckRun(mock, 'pages-refuse-frames', { allowed: 'ehr' })
    const policy = `frame-ancestors ${new URL(mock.fhirBase).origin}`
    expect(ehrOnly.received.headers).toContainEqual(['Content-Security-Policy', policy])
    expect(ehrOnly.received.headers.map(([name]) => name)).not.toContain('X-Frame-Options')
    const head = { method: 'HEAD', timeoutMs: 2000 }
    const probed = await rawRequest(`${ehrOnly.tenant.issuer}/authorize`, head)
    expect(probed.headers).toContainEqual(['Content-Security-Policy', policy])
    const opener = await struckRun(mock, 'opener-severed')
    expect(opener.received.headers).toContainEqual(['Cross-Origin-Opener-Policy', 'same-origin'])
  })
})

test('a page posts a fake completion, and then goes where the redirect would have gone (F-289)', async () => {
  const { received, honest, tenant } = await struckRun(mock, 'completion-posted')
  const callback = new URL(location(honest))
  expect(received.status).toBe(200)
  expect(received.headers.map(([name]) => name)).not.toContain('Location')
  const [, onward = ''] = /content="1;url=([^"]*)"/.exec(received.body) ?? []
  expect(onward.replaceAll('&amp;', '&')).toBe(callback.href)
  const [, posted = '[]'] = /const messages = (.*)/.exec(received.body) ?? []
  const [url] = JSON.parse(posted) as string[]
  expect(new URL(url ?? '').searchParams.get('state')).toBe(callback.searchParams.get('state'))
  expect(new URL(url ?? '').searchParams.get('code')).toBe('canary-posted-code')
  expect(posted).not.toContain(callback.searchParams.get('code'))
  expect(tenant.journal.find({ step: 'token' })[0]?.facts.code).toBe('canary-posted-code')
})

describe('error redirects (F-062 to F-074)', () => {
  test.each(['access_denied', 'login_required', 'x-vendor_error'])('%s', async (error) => {
    const { params, honestParams, received } = await redirected('authorize-error', { error })
    expect(params).toEqual([['error', error], ...without(honestParams, 'code')])
    expect(received.status).toBe(302)
  })

  test('a description when one is given', async () => {
    const { params } = await redirected('authorize-error', { description: 'No & no' })
    expect(only(params, 'error_description')).toEqual(['No & no'])
  })

  test.each([
    ['script', 'error_description', /^<\/p><script src="http.*\.js"><\/script>$/],
    ['image', 'error_description', /^<img src="http.*onerror="fetch/],
    ['script-uri', 'error_uri', /^javascript:fetch\('http/],
    ['foreign-uri', 'error_uri', /^http:\/\/127\.0\.0\.1/],
  ])('payload %s in %s (F-073)', async (payload, name, pattern) => {
    const { params, tenant } = await redirected('error-with-script', { payload })
    expect(only(params, name)[0]).toMatch(pattern)
    expect(only(params, name)[0]).toContain(tenant.inner.canary.base)
  })

  test.each([
    ['long', 102_000, 'The request'],
    ['control-characters', 30, '\u0000\u0007\u001b'],
    ['right-to-left', 10, '\u202e'],
  ])('text %s (F-074)', async (text, length, part) => {
    const { params, received } = await redirected('error-text-odd', { text })
    const [description = ''] = only(params, 'error_description')
    expect(description.length).toBeGreaterThanOrEqual(length)
    expect(description).toContain(part)
    expect(location(received)).toMatch(/^[\x21-\x7e]+$/)
  })
})

describe('state (F-049 to F-056)', () => {
  test.each([
    ['absent', (_: string) => []],
    ['empty', () => ['']],
    ['truncated', (state: string) => [state.slice(0, -1)]],
    ['trailing-space', (state: string) => [`${state} `]],
  ])('%s', async (to, wanted) => {
    const { params, honestParams } = await redirected('state-changed', { to })
    const [state = ''] = only(honestParams, 'state')
    expect(only(params, 'state')).toEqual(wanted(state))
    expect(without(params, 'state')).toEqual(without(honestParams, 'state'))
  })

  test.each([
    ['good-first', 0],
    ['bad-first', 1],
  ])('two states, %s (F-056)', async (order, at) => {
    const { params, honestParams } = await redirected('state-duplicated', { order })
    const states = only(params, 'state')
    expect(states).toHaveLength(2)
    expect(states[at]).toBe(only(honestParams, 'state')[0])
    expect(states[1 - at]).not.toBe(states[at])
  })

  test('the state of the login before, with a fresh code (F-053)', async () => {
    const { tenant, params, honestParams } = await redirected('state-of-earlier-flow')
    const [first, second] = tenant.journal.find({ step: 'authorize' })
    expect(only(params, 'state')).toEqual([first?.facts.state])
    expect(only(honestParams, 'state')).toEqual([second?.facts.state])
    expect(only(params, 'code')).toEqual(only(honestParams, 'code'))
  })
})

describe('code (F-057 to F-060, F-080, F-083, F-089)', () => {
  test.each([
    ['absent', []],
    ['empty', ['']],
  ])('%s', async (code, wanted) => {
    const { params, honestParams } = await redirected('code-missing', { code })
    expect(only(params, 'code')).toEqual(wanted)
    expect(without(params, 'code')).toEqual(without(honestParams, 'code'))
  })

  test('twice, or beside an error', async () => {
    const twice = await redirected('code-duplicated')
    const [code] = only(twice.honestParams, 'code')
    expect(only(twice.params, 'code')).toEqual([code, code])
    const both = await redirected('code-and-error')
    expect(both.params).toEqual([...both.honestParams, ['error', 'access_denied']])
  })

  test('of another server, with its iss (F-080)', async () => {
    const { params, honestParams, tenant } = await redirected('mixed-up-code')
    expect(only(params, 'code')).toEqual(['canary-code-of-another-server'])
    expect(only(params, 'iss')).toEqual([`${tenant.inner.canary.base}/second/auth`])
    expect(only(params, 'state')).toEqual(only(honestParams, 'state'))
  })

  test('odd, and redeemed as it is (F-083)', async () => {
    const { tenant, params } = await redirected('code-odd')
    const [code = ''] = only(params, 'code')
    expect(code.length).toBeGreaterThan(2000)
    const token = tenant.journal.find({ step: 'token' })[0]
    expect([token?.facts.code, token?.sent?.status]).toEqual([code, 200])
  })

  test('of another session: the token endpoint refuses it (F-089)', async () => {
    const { tenant } = await struckRun(mock, 'code-injected')
    const token = tenant.journal.find({ step: 'token' })[0]
    expect([token?.sent?.status, token?.facts.error]).toEqual([400, 'invalid_grant'])
  })
})

describe('iss of the response (F-076 to F-078)', () => {
  test.each([
    ['other', (_: string) => [expect.stringContaining('/rogue/auth')]],
    ['absent', () => []],
    ['trailing-slash', (iss: string) => [`${iss}/`]],
    ['upper-case', (iss: string) => [iss.toUpperCase()]],
  ])('%s', async (to, wanted) => {
    const { params, honestParams, tenant } = await redirected('response-iss-wrong', { to })
    expect(only(params, 'iss')).toEqual(wanted(tenant.issuer))
    expect(without(params, 'iss')).toEqual(without(honestParams, 'iss'))
  })
})

describe('where and how it arrives', () => {
  test('in the fragment, or with a token there (F-081, F-082)', async () => {
    const fragment = new URL(location((await struckRun(mock, 'response-in-fragment')).received))
    expect(fragment.search).toBe('')
    expect([...new URLSearchParams(fragment.hash.slice(1)).keys()]).toEqual(['code', 'state', 'iss'])
    const token = new URL(location((await struckRun(mock, 'token-in-fragment')).received))
    expect([...token.searchParams.keys()]).toEqual(['code', 'state', 'iss'])
    expect(token.hash).toMatch(/^#access_token=canary-access-token-of-the-fragment&token_type=Bearer/)
  })

  test('by a form, a 303 and a 307 (F-085, F-086)', async () => {
    const form = await struckRun(mock, 'response-by-form-post')
    expect(form.received.status).toBe(200)
    expect(form.received.body).toMatch(
      /<form method="post" action="http:\/\/localhost:4020\/callback">.*name="code"/,
    )
    expect((await struckRun(mock, 'redirect-status-odd')).received.status).toBe(303)
    expect((await struckRun(mock, 'redirect-keeps-method')).received.status).toBe(307)
  })

  test('at the other redirect URI, and the code holds for the first (F-090)', async () => {
    const { tenant, received } = await struckRun(mock, 'other-redirect-uri')
    expect(location(received)).toMatch(/^http:\/\/localhost:4020\/callback\/other\?code=/)
    expect(tenant.journal.find({ step: 'token' })[0]?.sent?.status).toBe(200)
  })

  test('with more parameters than are known (F-075, F-084)', async () => {
    const away = await redirected('callback-with-redirects')
    expect(away.params.slice(0, -3)).toEqual(away.honestParams)
    expect(away.params.slice(-3).map(([name]) => name)).toEqual(['redirect', 'next', 'target_link_uri'])
    const more = await redirected('callback-params-unknown')
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
  ])('%s changes nothing on the wire, and without a driver it is not exercised', async (name) => {
    const tenant = mock.tenant(`undriven-${name}`)
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
    await fetch(`${tenant.inner.base}/auth/authorize?${query}`, { redirect: 'manual' })
    const entry = tenant.journal.last({ step: 'authorize' })
    expect(entry?.sent).toBe(entry?.honest)
    expect(armed.verdict()).toMatchObject({
      answer: 'not exercised',
      says: expect.stringContaining('driver'),
    })
  })
})
