import { afterEach, beforeEach, expect, test } from 'vitest'
import { type LoginSettings, runLogin } from '../../src/testing/index.ts'
import { at } from '../support/answer-at.ts'
import { TestBrowser } from '../support/test-browser.ts'
import { startTestServer, type TestServer } from '../support/test-server.ts'

const REDIRECT_URI = 'http://localhost:4020/callback'
const PUBLIC: LoginSettings = { clientId: 'smart-client-public', redirectUri: REDIRECT_URI }

let server: TestServer

beforeEach(async () => {
  server = await startTestServer()
})

afterEach(() => server.close())

const logIn = (settings: Partial<LoginSettings> = {}) => runLogin(server.fhirBase, { ...PUBLIC, ...settings })

test('returns steps, exchanges, tokens and context of a login at a correct server', async () => {
  const { errors, steps, exchanges, tokens, context } = await logIn()
  expect(errors).toEqual([])
  expect(steps.map(({ kind }) => kind)).toEqual(
    expect.arrayContaining(['smart-configuration', 'authorize', 'callback', 'token', 'id-token', 'patient']),
  )
  expect(steps.every(({ state }) => state === 'done')).toBe(true)
  expect(exchanges.at(-1)).toMatchObject({ to: 'fhir-server', response: { status: 200 } })
  expect(tokens).toMatchObject({
    accessToken: expect.stringMatching(/^access-/),
    idTokenClaims: { aud: 'smart-client-public' },
  })
  expect(JSON.parse(tokens?.raw ?? '')).toHaveProperty('access_token', tokens?.accessToken)
  expect(context?.patient).toBe('p1')
})

test.each<[string, () => void, RegExp]>([
  [
    'changes state',
    () => (server.tamper.callback = (query) => query.set('state', 'x')),
    /^Callback: .*state/,
  ],
  [
    'refuses',
    () => (server.tamper.callback = (query) => query.set('error', 'access_denied')),
    /^Callback: .*access_denied/,
  ],
  [
    'issues an id_token for another client',
    () => (server.tamper.claims = (claims) => ({ ...claims, aud: 'another' })),
    /^id_token: .*aud/,
  ],
  [
    'shows a page',
    () => (server.tamper.reply = at('/auth/authorize', { status: 200, body: '<form>' })),
    /^Callback: .*ended at \S+\/auth\/authorize with 200.* requires signIn/,
  ],
  [
    'refuses the client before the callback',
    () => (server.tamper.reply = at('/auth/authorize', { status: 400, body: 'unknown client' })),
    /^Callback: .*with 400/,
  ],
  [
    'redirects forever',
    () =>
      (server.tamper.reply = at('/auth/authorize', {
        status: 302,
        headers: { location: '/auth/authorize?again' },
      })),
    /^Callback: .*more than 20 times/,
  ],
])('returns the error of a server that %s', async (_, tamper, message) => {
  tamper()
  const { errors } = await logIn()
  expect(errors).toEqual([expect.stringMatching(message)])
})

test('returns no tokens when the token request is refused, and the pitfall behind it', async () => {
  server.tamper.reply = at('/auth/token', {
    status: 401,
    headers: { 'content-type': 'application/json' },
    body: '{"error":"invalid_client"}',
  })
  const login = await logIn()
  expect(login.errors).toEqual([expect.stringContaining('invalid_client')])
  expect(login.findings).toContainEqual(expect.objectContaining({ pitfall: 'invalid-client' }))
  expect(login).not.toHaveProperty('tokens')
})

test('goes on with the cookies of each server', async () => {
  server.tamper.reply = ({ url, headers }) =>
    url.startsWith('/auth/authorize?') && headers.cookie !== 'session=1'
      ? { status: 302, headers: { location: url, 'set-cookie': 'session=1; Path=/; HttpOnly' } }
      : undefined
  expect((await logIn()).errors).toEqual([])
})

test('signs in as the test does, and accepts only the URL of a callback from it', async () => {
  const signIn = async (url: string) => (await new TestBrowser().request(url)).headers.get('location') ?? ''
  expect((await logIn({ signIn })).errors).toEqual([])
  const elsewhere = await logIn({ signIn: async () => 'https://apps.example/callback?code=x&state=y' })
  expect(elsewhere.errors).toEqual([expect.stringContaining('signIn returned')])
  const broken = await logIn({ signIn: () => Promise.reject(new Error('no button "Sign in"')) })
  expect(broken.errors).toEqual([expect.stringContaining('no button "Sign in"')])
})

test.each<[object, string]>([
  [{ clientId: '' }, 'clientId must be'],
  [{ clientType: 'private' }, 'clientType must be one of public, '],
  [{ clientType: 'confidential-symmetric' }, 'requires secret'],
  [{ clientType: 'backend', redirectUri: undefined }, 'requires keys'],
  [{ clientType: 'backend', keys: [] }, 'redirectUri has no meaning'],
  [{ redirectUri: '/callback' }, 'redirectUri must be an absolute URL'],
  [{ scope: 'openid' }, 'scope is no setting'],
  [{ clientType: 'confidential-asymmetric', keys: [{ kty: 'EC' }] }, 'private RS384 or ES384 key'],
])('rejects %o before anything is sent', async (settings, message) => {
  await expect(logIn(settings)).rejects.toThrow(message)
  expect(server.seen).toEqual([])
})

test('rejects what is no FHIR base', async () => {
  await expect(runLogin('ehr.example/fhir', PUBLIC)).rejects.toThrow('is not an absolute URL')
})
