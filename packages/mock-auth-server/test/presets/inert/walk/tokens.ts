import { createAssertion, type KeyPair } from '@smart-mock/test-clients/assertions'
import { basic, bearer, type Params, params, REDIRECT, VERIFIER } from '../../../support/handshake.ts'
import { readJson, type WalkedTenant, type Walker } from '../walker.ts'
import { APPROVED, authorize, describeChanges, PAGE_ORIGIN, SCOPE } from './sign-in.ts'

/** What the clients of the walk authenticate with. */
export interface WalkKeys {
  readonly key: KeyPair
  /** Where the public key of the client `by-url` is. */
  readonly jwksUri: string
}

const SECRET = basic('smart-client-symmetric', 'smart-client-secret')
const ASSERTION = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer'
const CODE_CHANGES: readonly Params[] = [
  { code: undefined },
  { code: 'x' },
  { redirect_uri: undefined },
  { redirect_uri: 'http://x.example/' },
  { code_verifier: undefined },
  { code_verifier: 'x'.repeat(43) },
  { client_id: undefined },
  { client_id: 'nobody' },
  { grant_type: undefined },
  { grant_type: 'password' },
  { client_secret: 'x' },
]

/** Creates the tenant of the token requests, with apps and services that sign. */
export function createTokenTenant(walker: Walker, name: string, { key, jwksUri }: WalkKeys) {
  const uris = { redirectUris: [REDIRECT], launchUris: [] }
  return walker.createTenant(name, { autoApprove: APPROVED, authorizationDetails: 'second-server' }, [
    { clientId: 'signing', type: 'confidential-asymmetric', ...uris, jwks: { keys: [key.jwk] } },
    { clientId: 'inline', type: 'backend', scope: 'system/*.cruds', jwks: { keys: [key.jwk] } },
    { clientId: 'by-url', type: 'backend', scope: 'system/*.rs', jwksUri },
  ])
}

/** Sends a form to the token endpoint; returns the JSON of its reply. */
export async function requestTokens(
  walker: Walker,
  tenant: WalkedTenant,
  name: string,
  form: Params,
  headers: Record<string, string> = {},
) {
  return readJson(await walker.post(`token: ${name}`, `${tenant.issuer}/token`, params(form), headers))
}

/** Logs the public client in; returns its tokens. */
export async function logIn(walker: Walker, tenant: WalkedTenant, name: string, changes: Params = {}) {
  const code = await authorize(walker, tenant, name, changes)
  return requestTokens(walker, tenant, name, createCodeForm(code), PAGE_ORIGIN)
}

const createCodeForm = (code: string, changes: Params = {}): Params => ({
  ...{ grant_type: 'authorization_code', code, redirect_uri: REDIRECT, code_verifier: VERIFIER },
  ...{ client_id: 'smart-client-public', ...changes },
})

/** Walks the token endpoint: codes, refreshes, services, every way to authenticate, and what is refused. */
export async function walkTokens(walker: Walker, keys: WalkKeys): Promise<void> {
  const tenant = await createTokenTenant(walker, 'tokens', keys)
  for (const changes of CODE_CHANGES) {
    const code = await authorize(walker, tenant, `before ${describeChanges(changes)}`)
    await requestTokens(walker, tenant, describeChanges(changes), createCodeForm(code, changes))
  }
  const code = await authorize(walker, tenant, 'to redeem twice')
  for (const time of ['first', 'second'])
    await requestTokens(walker, tenant, `a code the ${time} time`, createCodeForm(code))
  await walkRefreshes(walker, tenant)
  await walkLifetimes(walker)
  await walkConfidential(walker, tenant, keys)
  await walkServices(walker, tenant, keys)
  const url = `${tenant.issuer}/token`
  await walker.send('token: GET', `${url}?grant_type=authorization_code`)
  const json = { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: '{"grant_type":"x"}' }
  await walker.send('token: JSON', url, json)
  await walker.send('token: no body', url, { method: 'POST' })
  await walker.post('token: twice', url, new URLSearchParams('grant_type=refresh_token&grant_type=x'))
}

async function walkRefreshes(walker: Walker, tenant: WalkedTenant): Promise<void> {
  const tokens = await logIn(walker, tenant, 'to refresh', { nonce: 'n-0123456789' })
  const send = (name: string, token: unknown, changes: Params = {}) =>
    requestTokens(walker, tenant, `refresh ${name}`, {
      ...{ grant_type: 'refresh_token', refresh_token: String(token), client_id: 'smart-client-public' },
      ...changes,
    })
  await send('of another client', tokens.refresh_token, { client_id: 'smart-client-symmetric' })
  const second = await send('once', tokens.refresh_token)
  const third = await send('with less', second.refresh_token, { scope: 'openid patient/Patient.rs' })
  await send('with more', third.refresh_token, { scope: `${SCOPE} user/*.rs` })
  await send('without client_id', third.refresh_token, { client_id: undefined })
  await send('again with the first', tokens.refresh_token)
  await send('unknown', 'x')
  await send('absent', '', { refresh_token: undefined })
  const brief = await logIn(walker, tenant, 'online', { scope: 'openid online_access patient/*.rs' })
  await send('online', brief.refresh_token)
}

/** Refreshes while the clock advances, until a token is older than it may be. */
async function walkLifetimes(walker: Walker): Promise<void> {
  const lifetime = { refreshTokenLifetimeS: 100, accessTokenLifetimeS: 50 }
  const tenant = await walker.createTenant('lifetimes', { autoApprove: APPROVED, ...lifetime })
  let { refresh_token, access_token } = await logIn(walker, tenant, 'with lifetimes')
  for (const time of [1, 2, 3]) {
    const seconds = time === 3 ? 120 : 80
    await walker.control('POST', '/tenants/lifetimes/actions', { action: 'advanceClock', seconds })
    await walker.send(`userinfo: expired, ${time}`, `${tenant.issuer}/userinfo`, {
      headers: bearer(String(access_token)),
    })
    const form = {
      grant_type: 'refresh_token',
      refresh_token: String(refresh_token),
      client_id: 'smart-client-public',
    }
    ;({ refresh_token, access_token } = await requestTokens(
      walker,
      tenant,
      `a refresh after ${time * 80} s`,
      form,
    ))
  }
}

async function walkConfidential(walker: Walker, tenant: WalkedTenant, { key }: WalkKeys): Promise<void> {
  const send = async (name: string, client: string, changes: Params, headers = {}) => {
    const code = await authorize(walker, tenant, `of ${name}`, { client_id: client })
    return requestTokens(walker, tenant, name, createCodeForm(code, changes), headers)
  }
  const symmetric = 'smart-client-symmetric'
  await send('a secret in Basic', symmetric, { client_id: undefined }, SECRET)
  await send('a secret in the form', symmetric, {
    client_id: symmetric,
    client_secret: 'smart-client-secret',
  })
  await send('a wrong secret', symmetric, { client_id: undefined }, basic(symmetric, 'wrong'))
  await send('no secret', symmetric, { client_id: symmetric })
  await send('both ways', symmetric, { client_id: symmetric, client_secret: 'x' }, SECRET)
  const signed = await createAssertion(tenant, 'signing', key)
  const form = { client_id: undefined, client_assertion: signed, client_assertion_type: ASSERTION }
  await send('an assertion', 'signing', form)
  await send('the assertion again', 'signing', form)
}

async function walkServices(walker: Walker, tenant: WalkedTenant, { key }: WalkKeys): Promise<void> {
  const send = async (name: string, clientId: string, claims = {}, changes: Params = {}) =>
    requestTokens(walker, tenant, `service ${name}`, {
      ...{ grant_type: 'client_credentials', scope: 'system/Patient.rs', client_assertion_type: ASSERTION },
      client_assertion: await createAssertion(tenant, clientId, key, { claims }),
      ...changes,
    })
  await send('with a key', 'inline')
  await send('with a URL', 'by-url')
  await send('with a wrong audience', 'inline', { aud: tenant.fhirBase })
  await send('with the issuer as audience', 'inline', { aud: tenant.issuer })
  await send('too long', 'inline', { exp: Math.floor(Date.now() / 1000) + 3600 })
  await send('expired', 'inline', { exp: 1_000_000_000 })
  await send('without jti', 'inline', { jti: undefined })
  await send('with a long jti', 'inline', { jti: 'x'.repeat(300) })
  await send('with an unknown client', 'nobody')
  await send('without a scope', 'inline', {}, { scope: undefined })
  await send('with a foreign scope', 'inline', {}, { scope: 'patient/*.rs' })
  await send('without an assertion', 'inline', {}, { client_assertion: undefined })
  await send('of another type', 'inline', {}, { client_assertion_type: 'x' })
  const form = { grant_type: 'client_credentials', scope: 'system/Patient.rs' }
  await requestTokens(walker, tenant, 'service with a secret', form, SECRET)
}

/** Walks what is served to tokens beside FHIR: introspection, userinfo, revocation. */
export async function walkTokenServices(walker: Walker, keys: WalkKeys): Promise<void> {
  const tenant = await createTokenTenant(walker, 'services', keys)
  const tokens = await logIn(walker, tenant, 'of the services')
  const [access, refresh] = [String(tokens.access_token), String(tokens.refresh_token)]
  const introspect = (name: string, form: Record<string, string>, headers = {}) =>
    walker.post(`introspect: ${name}`, `${tenant.issuer}/introspect`, form, headers)
  await introspect('by nobody', { token: access })
  await introspect('an access token', { token: access }, SECRET)
  await introspect('a refresh token', { token: refresh, token_type_hint: 'refresh_token' }, SECRET)
  await introspect('an unknown token', { token: 'x' }, SECRET)
  await introspect('nothing', {}, SECRET)
  await introspect('with the token itself', { token: access }, bearer(access))
  const userinfo = (name: string, headers: Record<string, string>, method = 'GET') =>
    walker.send(`userinfo: ${name}`, `${tenant.issuer}/userinfo`, { method, headers })
  await userinfo('GET', { ...bearer(access), ...PAGE_ORIGIN })
  await userinfo('POST', bearer(access), 'POST')
  await userinfo('no token', {})
  await userinfo('a wrong token', bearer('x'))
  const revoke = (name: string, form: Record<string, string>, headers = {}) =>
    walker.post(`revoke: ${name}`, `${tenant.issuer}/revoke`, form, headers)
  await revoke('of another client', { token: refresh, client_id: 'nobody' })
  await revoke('an unknown token', { token: 'x', client_id: 'smart-client-public' })
  await revoke('nothing', { client_id: 'smart-client-public' })
  await revoke('an access token', { token: access, client_id: 'smart-client-public' })
  await userinfo('a revoked token', bearer(access))
  await revoke('a refresh token', { token: refresh, client_id: 'smart-client-public' })
  await introspect('a revoked token', { token: refresh }, SECRET)
}
