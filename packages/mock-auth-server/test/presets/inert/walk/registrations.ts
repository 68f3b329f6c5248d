import type { RawReply } from '@smart-mock/test-clients/send-raw-request'
import { bearer, REDIRECT } from '../../../support/handshake.ts'
import { readJson, type Walker } from '../walker.ts'
import { APPROVED } from './sign-in.ts'
import { logIn } from './tokens.ts'

/** Metadata of registrations, right and wrong. */
const METADATA: Readonly<Record<string, unknown>> = {
  nothing: '',
  'no object': '[]',
  'no URI': {},
  'a script as URI': { redirect_uris: ['javascript:x'] },
  'a public app': { redirect_uris: [REDIRECT], token_endpoint_auth_method: 'none', client_name: 'Mine' },
  'an app with keys': {
    ...{ redirect_uris: [REDIRECT], token_endpoint_auth_method: 'private_key_jwt' },
    jwks_uri: 'https://app.example/jwks.json',
  },
  'a service': {
    ...{ grant_types: ['client_credentials'], token_endpoint_auth_method: 'private_key_jwt' },
    ...{ jwks_uri: 'https://app.example/jwks.json', scope: 'system/*.rs' },
  },
  'an unknown grant': { redirect_uris: [REDIRECT], grant_types: ['implicit'] },
  'an app with a secret': { redirect_uris: [REDIRECT], launch_uris: ['http://localhost:4020/launch'] },
}

/** Walks registrations and their management. */
export async function walkRegistrations(walker: Walker): Promise<void> {
  const { issuer } = await walker.createTenant('registrations')
  const send = (name: string, url: string, method: string, body: unknown, headers = {}): Promise<RawReply> =>
    walker.send(`register: ${name}`, url, {
      method,
      headers: { 'Content-Type': 'application/json', ...headers },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    })
  let registered: Readonly<Record<string, unknown>> = {}
  for (const [name, metadata] of Object.entries(METADATA))
    registered = readJson(await send(name, `${issuer}/register`, 'POST', metadata))
  const url = String(registered.registration_client_uri)
  if (!URL.canParse(url)) return
  const headers = bearer(String(registered.registration_access_token))
  await send('read', url, 'GET', '', headers)
  await send('read without a token', url, 'GET', '')
  await send('read with a wrong token', url, 'GET', '', bearer('x'))
  const { client_id, client_secret } = registered
  const changed = { client_id, client_secret, redirect_uris: [REDIRECT], client_name: 'Changed' }
  await send('change', url, 'PUT', changed, headers)
  await send('change badly', url, 'PUT', { client_id }, headers)
  await send('delete', url, 'DELETE', '', headers)
  await send('read when deleted', url, 'GET', '', headers)
}

const STATE = {
  resourceType: 'Basic',
  code: { coding: [{ system: 'https://app.example', code: 'prefs' }] },
  subject: { reference: 'Patient/amy-shaw' },
  extension: [{ url: 'https://app.example/color', valueString: 'blue' }],
}

/** Walks app state: created, found, changed and deleted, and what is refused. */
export async function walkAppState(walker: Walker): Promise<void> {
  const tenant = await walker.createTenant('app-state', { autoApprove: APPROVED })
  const tokens = await logIn(walker, tenant, 'of app state')
  const send = (name: string, method: string, path: string, body: unknown = '', headers = {}) =>
    walker.send(`app state: ${name}`, `${tenant.base}/app-state/Basic${path}`, {
      method,
      headers: {
        ...bearer(String(tokens.access_token)),
        'Content-Type': 'application/fhir+json',
        ...headers,
      },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    })
  const created = readJson(await send('create', 'POST', '', STATE))
  await send('create badly', 'POST', '', { resourceType: 'Patient' })
  await send('create with a wrong token', 'POST', '', STATE, bearer('x'))
  const subject = encodeURIComponent(`${tenant.fhirBase}/Patient/amy-shaw`)
  await send('find', 'GET', `?code=https://app.example|prefs&subject=${subject}`)
  await send('find without a code', 'GET', `?subject=${subject}`)
  await send('find without a subject', 'GET', '?code=https://app.example|prefs&subject:missing=true')
  const { id, meta } = created as { id?: string; meta?: { versionId?: string } }
  await send('change without a version', 'PUT', `/${id}`, { ...STATE, id })
  await send('change', 'PUT', `/${id}`, { ...STATE, id }, { 'If-Match': `W/"${meta?.versionId}"` })
  await send(
    'change an old version',
    'PUT',
    `/${id}`,
    { ...STATE, id },
    { 'If-Match': `W/"${meta?.versionId}"` },
  )
  await send('delete another', 'DELETE', '/none')
  await send('delete', 'DELETE', `/${id}`)
}
