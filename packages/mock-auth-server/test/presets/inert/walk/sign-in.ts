import { CHALLENGE, type Params, params, REDIRECT } from '../../../support/handshake.ts'
import { findField } from '../../../wire/authorization/sign-in-pages.ts'
import { readHeader, type WalkedTenant, type Walker } from '../walker.ts'

export const PAGE_ORIGIN = { Origin: 'http://localhost:4020' }
export const APPROVED = { user: 'Practitioner/dr-okafor', patient: 'amy-shaw' }
export const SCOPE = 'launch/patient openid fhirUser profile offline_access patient/*.cruds'

/** Returns the URL of an authorize request by the public client, with changes. */
function buildAuthorizeUrl({ issuer, fhirBase }: WalkedTenant, changes: Params = {}): string {
  const query = params({
    ...{ response_type: 'code', client_id: 'smart-client-public', redirect_uri: REDIRECT, scope: SCOPE },
    ...{ state: 'state-0123456789abcdef', aud: fhirBase },
    ...{ code_challenge: CHALLENGE, code_challenge_method: 'S256', ...changes },
  })
  return `${issuer}/authorize?${query}`
}

/** Requests a code of an approved user; returns an empty text when there is none. */
export async function authorize(
  walker: Walker,
  tenant: WalkedTenant,
  name: string,
  changes: Params = {},
): Promise<string> {
  const reply = await walker.send(`authorize ${name}`, buildAuthorizeUrl(tenant, changes))
  return findCode(readHeader(reply, 'location'))
}

const findCode = (location: string) =>
  URL.canParse(location) ? (new URL(location).searchParams.get('code') ?? '') : ''

/** Authorize requests that differ from a correct one, by what is changed. */
const AUTHORIZE_CHANGES: readonly Params[] = [
  { client_id: undefined },
  { client_id: 'nobody' },
  { redirect_uri: undefined },
  { redirect_uri: 'http://x.example/' },
  { redirect_uri: `${REDIRECT}?a=b` },
  { response_type: undefined },
  { response_type: 'token' },
  { scope: undefined },
  { scope: '' },
  { scope: 'nonsense' },
  { scope: 'patient/*.read' },
  { scope: 'patient/Observation.rs?category=laboratory openid' },
  { scope: 'launch' },
  { state: undefined },
  { state: 'x' },
  { aud: undefined },
  { aud: 'http://x.example/fhir' },
  { code_challenge: undefined },
  { code_challenge: 'short' },
  { code_challenge_method: undefined },
  { code_challenge_method: 'plain' },
  { prompt: 'none' },
  { prompt: 'login' },
  { launch: 'unknown', scope: 'launch openid' },
  { launch: 'unknown' },
  { response_mode: 'fragment' },
  { request: 'x' },
  { nonce: 'n-1' },
]

/** Walks the authorization endpoint of a tenant whose user is approved: right and wrong requests. */
export async function walkAuthorize(walker: Walker): Promise<void> {
  const tenant = await walker.createTenant('authorize', { autoApprove: APPROVED })
  for (const changes of AUTHORIZE_CHANGES) await authorize(walker, tenant, describeChanges(changes), changes)
  const [, query = ''] = buildAuthorizeUrl(tenant).split('?')
  await walker.send('authorize twice', `${tenant.issuer}/authorize?${query}&scope=openid`)
  await walker.post('authorize by POST', `${tenant.issuer}/authorize`, new URLSearchParams(query))
  await walker.send('authorize by POST of JSON', `${tenant.issuer}/authorize`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(Object.fromEntries(new URLSearchParams(query))),
  })
}

/** Describes the changes of a request. */
export const describeChanges = (changes: Params) =>
  Object.entries(changes)
    .map(([name, value]) => (value === undefined ? `without ${name}` : `${name}=${value}`))
    .join(' ')

/** Walks the pages of a login: wrong and right answers, a refusal, and a session that remembers its user. */
export async function walkPages(walker: Walker): Promise<void> {
  const tenant = await walker.createTenant('pages', { signIn: 'session' })
  const decide = `${tenant.issuer}/decide`
  const open = async (name: string, changes: Params = {}, headers: Record<string, string> = {}) => {
    const page = await walker.send(`pages: ${name}`, buildAuthorizeUrl(tenant, changes), { headers })
    return findField(page.body, 'interaction')
  }
  const answer = (name: string, form: Record<string, string>) => walker.post(`pages: ${name}`, decide, form)
  const interaction = await open('sign-in')
  await answer('an unknown user', { interaction, step: 'sign-in', user: 'Practitioner/nobody' })
  const signedIn = await answer('a user', { interaction, step: 'sign-in', user: 'Practitioner/dr-okafor' })
  await answer('a search of patients', { interaction, step: 'pick-patient', search: 'shaw' })
  await answer('an unknown patient', { interaction, step: 'pick-patient', patient: 'nobody' })
  await answer('a patient', { interaction, step: 'pick-patient', patient: 'amy-shaw' })
  await walker.send('pages: the same again', `${decide}?interaction=${interaction}`)
  const consent = new URLSearchParams({ interaction, step: 'consent', decision: 'allow' })
  for (const scope of SCOPE.split(' ')) consent.append('scope', scope)
  await walker.post('pages: consent', decide, consent)
  await walker.post('pages: consent a second time', decide, consent)
  await answer('an unknown interaction', { interaction: 'x', step: 'consent', decision: 'allow' })
  const cookie = readHeader(signedIn, 'set-cookie').split(';')[0] ?? ''
  const remembered = await open('sign-in with a session', {}, { Cookie: cookie })
  await answer('a patient in a session', {
    interaction: remembered,
    step: 'pick-patient',
    patient: 'amy-shaw',
  })
  await answer('a refusal', { interaction: remembered, step: 'consent', decision: 'deny' })
  await open('a patient signs in', { scope: 'launch/patient openid patient/*.rs' })
  await walker.send('pages: the apps with access', `${tenant.issuer}/manage`)
  const managed = await walker.post('pages: manage sign-in', `${tenant.issuer}/manage`, {
    ...{ step: 'sign-in', user: 'Practitioner/dr-okafor' },
  })
  const session = { Cookie: readHeader(managed, 'set-cookie').split(';')[0] ?? '' }
  const shown = await walker.send('pages: manage', `${tenant.issuer}/manage`, { headers: session })
  const family = findField(shown.body, 'family')
  await walker.post('pages: withdraw', `${tenant.issuer}/manage`, { step: 'withdraw', family }, session)
}
