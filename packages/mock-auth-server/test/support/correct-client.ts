import { createHash, randomBytes } from 'node:crypto'
import { buildAssertionForm, createAssertion, type KeyPair } from '@smart-mock/test-clients/assertions'
import type { MockTenant } from '../../src/testing/index.ts'

export type ClientKind = 'public' | 'symmetric' | 'asymmetric'
/** Changes a request before it is sent; requests are identified by their name. */
export type Mutate = (name: string, request: Draft) => Draft

/** A request before it is sent; a list of fields keeps order and duplicates. */
export interface Draft {
  readonly url: string
  readonly method: 'GET' | 'POST'
  readonly headers: Readonly<Record<string, string>>
  readonly query: readonly (readonly [string, string])[]
  readonly form?: readonly (readonly [string, string])[]
}

export interface HandshakeSettings {
  readonly kind: ClientKind
  readonly ehr: boolean
  readonly key?: KeyPair
  readonly mutate?: Mutate
  readonly scope?: string
  /** The person who is launched by the EHR, and the patient. */
  readonly launchFor?: LaunchFor
  /** Waits before each request, which it gets the name of. */
  readonly wait?: (name: string) => Promise<void>
}

/** A user and a patient, by their ids. */
export interface LaunchFor {
  readonly user: string
  readonly patient: string
}

const CORRECT_REDIRECT = 'http://localhost:4020/callback'
const random = () => randomBytes(32).toString('base64url')

/**
 * Runs a correct client with raw requests: discovery, authorize, token, keys, data, paging, refresh, data. It
 * continues as far as the responses permit; `mutate` may break any request.
 */
export async function correctHandshake(tenant: MockTenant, settings: HandshakeSettings): Promise<void> {
  const { kind, ehr, mutate = (_, request) => request, wait, launchFor = SAMPLE } = settings
  const clientId = `smart-client-${kind}`
  const send = async (name: string, draft: Partial<Draft> & { url: string }) => {
    await wait?.(name)
    return sendDraft(mutate(name, { method: 'GET', headers: {}, query: [], ...draft }))
  }
  if (ehr) await wait?.('launch')
  const launched = ehr ? await launch(tenant, clientId, launchFor) : undefined
  const iss = launched?.get('iss') ?? tenant.fhirBase
  const discovery = await send('discovery', {
    url: `${iss}/.well-known/smart-configuration`,
    headers: JSON_ONLY,
  })
  if (discovery.status !== 200) return
  const endpoints = (await discovery.json()) as Record<string, string>
  const verifier = random()
  const scope =
    settings.scope ?? `${ehr ? 'launch' : 'launch/patient'} openid fhirUser offline_access patient/*.rs`
  const authorized = await send('authorize', {
    url: endpoints.authorization_endpoint ?? '',
    query: [
      ['response_type', 'code'],
      ['client_id', clientId],
      ['redirect_uri', CORRECT_REDIRECT],
      ['scope', scope],
      ['state', random()],
      ['nonce', random()],
      ['aud', iss],
      ['code_challenge', createHash('sha256').update(verifier).digest('base64url')],
      ['code_challenge_method', 'S256'],
      ...(launched ? [['launch', launched.get('launch') ?? ''] as const] : []),
    ],
  })
  const code = new URL(authorized.headers.get('location') ?? 'about:blank').searchParams.get('code')
  if (!code) return
  const token = async (name: string, form: readonly (readonly [string, string])[]) => {
    const { headers, fields } = await authentication(tenant, settings, clientId)
    const reply = await send(name, {
      url: endpoints.token_endpoint ?? '',
      method: 'POST',
      headers: { ...JSON_ONLY, 'content-type': 'application/x-www-form-urlencoded', ...headers },
      form: [...form, ...fields],
    })
    return (reply.status === 200 ? await reply.json() : {}) as Record<string, string>
  }
  const tokens = await token('token', [
    ['grant_type', 'authorization_code'],
    ['code', code],
    ['redirect_uri', CORRECT_REDIRECT],
    ['code_verifier', verifier],
  ])
  if (!tokens.access_token) return
  await send('jwks', { url: endpoints.jwks_uri ?? '', headers: JSON_ONLY })
  const read = (name: string, url: string, bearer: string | undefined) =>
    send(name, { url, headers: { authorization: `Bearer ${bearer}`, accept: 'application/fhir+json' } })
  await read('patient', `${iss}/Patient/${tokens.patient}`, tokens.access_token)
  const found = await read(
    'search',
    `${iss}/Observation?patient=${tokens.patient}&_count=5`,
    tokens.access_token,
  )
  const bundle = (found.status === 200 ? await found.json() : {}) as {
    link?: { relation: string; url: string }[]
  }
  const next = bundle.link?.find(({ relation }) => relation === 'next')
  if (next) await read('next', next.url, tokens.access_token)
  if (!tokens.refresh_token) return
  const fresh = await token('refresh', [
    ['grant_type', 'refresh_token'],
    ['refresh_token', tokens.refresh_token],
  ])
  if (fresh.access_token) await read('again', `${iss}/Patient/${tokens.patient}`, fresh.access_token)
}

const JSON_ONLY = { accept: 'application/json' }

const SAMPLE: LaunchFor = { user: 'Practitioner/dr-okafor', patient: 'amy-shaw' }

async function launch(tenant: MockTenant, clientId: string, person: LaunchFor): Promise<URLSearchParams> {
  const { url } = await tenant.prepareLaunch({ clientId, ...person })
  const opened = await fetch(url, { redirect: 'manual' })
  return new URL(opened.headers.get('location') ?? 'about:blank').searchParams
}

async function authentication(tenant: MockTenant, { kind, key }: HandshakeSettings, clientId: string) {
  const headers: Record<string, string> =
    kind === 'symmetric' ? { authorization: `Basic ${btoa(`${clientId}:smart-client-secret`)}` } : {}
  if (kind === 'asymmetric' && key) {
    const jwt = await createAssertion(tenant, clientId, key, { claims: { jti: crypto.randomUUID() } })
    return { headers, fields: Object.entries(buildAssertionForm(jwt)) as [string, string][] }
  }
  const fields: [string, string][] = kind === 'public' ? [['client_id', clientId]] : []
  return { headers, fields }
}

function sendDraft({ url, method, headers, query, form }: Draft): Promise<Response> {
  const search = new URLSearchParams(query.map(([name, value]) => [name, value]))
  const target = query.length === 0 ? url : `${url}?${search}`
  const body = form && new URLSearchParams(form.map(([name, value]) => [name, value])).toString()
  return fetch(target, { method, headers, redirect: 'manual', ...(body === undefined ? {} : { body }) })
}
