import { startJwksServer } from '@smart-mock/test-clients/assertions'
import { getClientKeys, signWith } from '@smart-mock/test-clients/client-keys'
import { onTestFinished } from 'vitest'
import {
  authorize,
  bearer,
  codeForm,
  obtainCode,
  obtainTokens,
  post,
  REDIRECT,
  type Tokens,
} from '../support/handshake.ts'
import { findField, redeem, signInByPages } from '../wire/authorization/sign-in-pages.ts'
import { ask, control, getSiteTenant, type Site, type SiteTenant } from './site.ts'

const SCOPES = 'launch/patient openid fhirUser offline_access patient/*.cruds'
const FHIR = { 'content-type': 'application/fhir+json' }
const APP_STATE = {
  resourceType: 'Basic',
  code: { coding: [{ system: 'https://app.example', code: 'prefs' }] },
  subject: { reference: 'Patient/amy-shaw' },
}

/** What a walk has left behind: requests that only read, and codes and tokens by what became of them. */
export interface Walked {
  readonly tenant: SiteTenant
  readonly tokens: Tokens
  readonly reads: readonly Read[]
  /** An authorize request that waits for its user. */
  readonly interaction: string
  readonly usedCode: string
  readonly unusedCode: string
  readonly usedRefresh: string
}

/** A request that changes nothing. */
export interface Read {
  readonly title: string
  readonly send: () => ReturnType<typeof ask>
}

/** Does everything that leaves a record in a tenant, as several clients and drivers would. */
export async function walkBroadly(site: Site, name: string): Promise<Walked> {
  const tenant = getSiteTenant(site, name)
  const act = (method: string, path: string, body?: unknown) =>
    control(site, method, `/tenants/${name}${path}`, body)
  await control(site, 'POST', '/tenants', { name, seed: 7, options: { codeLifetimeS: 600 } })
  const pages = await signInByPages(tenant, { scope: SCOPES })
  await redeem(tenant, pages.response)
  const interaction = findField(await (await authorize(tenant, { scope: SCOPES })).text(), 'interaction')
  await act('PATCH', '', {
    options: { autoApprove: { user: 'Practitioner/dr-okafor', patient: 'amy-shaw' } },
    allow: { 'app-state-query': 'an old client' },
  })
  const armed = await armFaults(site, name)
  const tokens = await obtainTokens(tenant, { scope: SCOPES })
  const usedCode = await obtainCode(tenant, { scope: SCOPES })
  await post(tenant, 'token', await codeForm(tenant, { code: usedCode }))
  const { refresh_token: usedRefresh } = await obtainTokens(tenant, { scope: SCOPES })
  const refreshed = await post(tenant, 'token', { grant_type: 'refresh_token', refresh_token: usedRefresh })
  const revoked = await obtainTokens(tenant, { scope: SCOPES })
  await post(tenant, 'revoke', { token: revoked.refresh_token, client_id: 'smart-client-public' })
  const registration = await registerClient(tenant)
  const appState = await changeAppState(tenant, tokens)
  const written = await changeData(tenant, tokens)
  await walkAsService(site, tenant)
  await prepareLaunches(site, tenant)
  await ask(`${site.canaryUrl}/of/${name}/rogue/fhir/metadata`)
  await act('POST', '/observations', { kind: 'visible-error', detail: 'it was shown' })
  await act('DELETE', `/faults/${armed.at(-1)}`)
  await act('DELETE', '/clients/smart-client-symmetric')
  await act('POST', '/actions', { action: 'rotateKeys' })
  await act('POST', '/actions', { action: 'advanceClock', seconds: 30 })
  const unusedCode = await obtainCode(tenant, { scope: SCOPES })
  const introspect = (token: string) => async () =>
    ask(`${tenant.issuer}/introspect`, 'POST', `token=${token}`, {
      ...bearer(tokens.access_token),
      'content-type': 'application/x-www-form-urlencoded',
    })
  const next = (await refreshed.json()) as Tokens
  const reads: Read[] = [
    { title: 'own token', send: introspect(tokens.access_token) },
    { title: 'refreshed token', send: introspect(next.access_token) },
    { title: 'revoked token', send: introspect(revoked.access_token) },
    { title: 'live refresh token', send: introspect(next.refresh_token) },
    { title: 'keys', send: () => ask(`${tenant.issuer}/jwks`) },
    {
      title: 'registration',
      send: () => ask(registration.uri, 'GET', undefined, bearer(registration.token)),
    },
    ...[...appState, ...written].map((url) => ({
      title: url.slice(tenant.base.length),
      send: () => ask(url, 'GET', undefined, bearer(tokens.access_token)),
    })),
    {
      title: 'user info',
      send: () => ask(`${tenant.issuer}/userinfo`, 'GET', undefined, bearer(tokens.access_token)),
    },
    {
      title: 'sign-in page with the session',
      send: () => ask(`${tenant.issuer}/manage`, 'GET', undefined, { cookie: pages.cookie }),
    },
  ]
  return { tenant, tokens, reads, interaction, usedCode, unusedCode, usedRefresh }
}

async function armFaults(site: Site, name: string): Promise<string[]> {
  const ids: string[] = []
  for (const settings of [
    { fault: 'state-changed', probability: 0.3, when: { param: { scope: 'none-has-it' } } },
    { fault: 'token-response-extras', times: 2, skip: 1 },
    { fault: 'expires-in-odd', probability: 0.5 },
    { fault: 'access-token-rejected', times: 1, when: { resourceType: 'Condition' } },
    { fault: 'keys-rotated' },
    { fault: 'unknown-members' },
    { fault: 'id-token-wrong-iat', sequence: ['ok', 'fault', 'ok'] },
  ])
    ids.push((await control(site, 'POST', `/tenants/${name}/faults`, settings)).json.id)
  return ids
}

async function registerClient({ issuer }: SiteTenant) {
  const metadata = { redirect_uris: [REDIRECT], client_name: 'Registered' }
  const { json } = await ask(`${issuer}/register`, 'POST', metadata)
  return { uri: json.registration_client_uri, token: json.registration_access_token } as Record<
    'uri' | 'token',
    string
  >
}

async function changeAppState({ base }: SiteTenant, { access_token }: Tokens): Promise<string[]> {
  const url = `${base}/app-state/Basic`
  const send = (path: string, method: string, body: object, headers = {}) =>
    ask(url + path, method, JSON.stringify(body), { ...bearer(access_token), ...FHIR, ...headers })
  const ids: string[] = []
  for (let count = 0; count < 3; count++) ids.push((await send('', 'POST', APP_STATE)).json.id)
  await send(`/${ids[0]}`, 'PUT', { ...APP_STATE, id: ids[0], language: 'de' }, { 'if-match': 'W/"1"' })
  return [`${url}?code=https://app.example|prefs&subject=Patient/amy-shaw`]
}

/** Decimals whose digits a number of JavaScript would lose. */
const DECIMALS = ['1.10', '0.1234567890123456789', '1E-7', '100']

async function changeData({ fhirBase }: SiteTenant, { access_token }: Tokens): Promise<string[]> {
  const send = (path: string, method: string, body?: string) =>
    ask(`${fhirBase}/${path}`, method, body, { ...bearer(access_token), ...FHIR })
  const write = (value: string, id?: string) =>
    `{"resourceType":"Observation",${id ? `"id":"${id}",` : ''}"status":"final","code":{"text":"t"},` +
    `"subject":{"reference":"Patient/amy-shaw"},"valueQuantity":{"value":${value}}}`
  const ids: string[] = []
  for (const value of DECIMALS) ids.push((await send('Observation', 'POST', write(value))).json.id)
  await send(`Observation/${ids[0]}`, 'PUT', write('2.20', ids[0]))
  await send(`Observation/${ids[1]}`, 'DELETE')
  return [
    ...ids.flatMap((id) => [
      `Observation/${id}`,
      `Observation/${id}/_history`,
      `Observation/${id}/_history/1`,
    ]),
    'Observation?patient=amy-shaw&_count=100',
    'Observation?patient=amy-shaw&_sort=-_lastUpdated&_count=5',
    'Observation/_history?_count=50',
  ].map((path) => `${fhirBase}/${path}`)
}

async function walkAsService(site: Site, { name, issuer }: SiteTenant): Promise<void> {
  const keys = await getClientKeys()
  const body = JSON.stringify({ keys: [keys.ES384.jwk, keys.RS384.jwk] })
  const server = await startJwksServer({ headers: { 'cache-control': 'max-age=300' }, body })
  onTestFinished(() => void server.close())
  await control(site, 'PATCH', `/tenants/${name}/clients/smart-client-backend`, { jwksUri: server.url })
  const form = new URLSearchParams({ grant_type: 'client_credentials', scope: 'system/*.rs' })
  await signWith(form, { clientId: 'smart-client-backend', issuer, keys, alg: 'ES384' })
  const answer = await fetch(`${issuer}/token`, { method: 'POST', body: form })
  if (!answer.ok) throw new Error(`no token for the service: ${answer.status} ${await answer.text()}`)
}

async function prepareLaunches(site: Site, { name }: SiteTenant): Promise<void> {
  const launch = { clientId: 'smart-client-public', user: 'Practitioner/dr-okafor', patient: 'amy-shaw' }
  for (let count = 0; count < 2; count++) {
    const { json } = await control(site, 'POST', `/tenants/${name}/launches`, launch)
    if (count === 0) await ask(json.url)
  }
}
