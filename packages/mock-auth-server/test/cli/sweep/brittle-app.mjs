// An app that logs in, refreshes and reads, and that breaks on one habit of servers. As a command, its first argument
// names the habit.
import { fileURLToPath } from 'node:url'

const redirectUri = 'http://localhost:4020/callback'
const origin = 'http://localhost:4020'
const verifier = 'dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk'
const challenge = 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM'
const scope = 'launch/patient openid fhirUser offline_access patient/*.rs'

const decode = (jwt, part) => JSON.parse(Buffer.from(jwt.split('.')[part], 'base64url').toString())
const readIdToken = ({ tokens }) => decode(tokens.id_token, 1)
const search = ({ get }, query) => get(`Observation?patient=amy-shaw&${query}`)

/** What the app relies on, by the habit of a server that it does not expect. */
const assumptions = {
  tokenType: ({ tokens }) => tokens.token_type === 'Bearer',
  accessTokenLifetimeS: ({ tokens }) => tokens.expires_in === 3600,
  expiresInType: ({ tokens }) => typeof tokens.expires_in === 'number',
  refreshTokens: ({ tokens }) => tokens.refresh_token !== undefined,
  refreshResponse: ({ refreshed }) => refreshed.patient !== undefined,
  refreshRotation: ({ refreshed }) => refreshed.refresh_token !== undefined,
  tokenResponseExtras: ({ tokens }) => tokens.project === undefined,
  accessTokenFormat: ({ tokens }) => !tokens.access_token.includes('.'),
  contextDisplay: ({ tokens }) => tokens.need_patient_banner === undefined,
  scopeEcho: ({ tokens }) => tokens.scope.split(' ').includes('patient/*.rs'),
  responseIssuer: ({ callback }) => callback.has('iss'),
  codeFormat: ({ callback }) => callback.get('code').length < 100,
  issuer: (login) => readIdToken(login).iss.endsWith('/auth'),
  idTokenLifetimeS: (login) => readIdToken(login).exp - readIdToken(login).iat === 3600,
  idTokenSub: (login) => readIdToken(login).sub.startsWith('user.'),
  idTokenKid: ({ tokens }) => decode(tokens.id_token, 0).kid !== undefined,
  tokenCors: ({ allowedOrigin }) => allowedOrigin === origin,
  requiredSearch: async ({ get }) => (await get('Observation?patient=amy-shaw')).status === 200,
  bundleTotal: async (login) =>
    (await (await search(login, 'category=laboratory')).json()).total !== undefined,
  searchNotices: async (login) =>
    (await (await search(login, 'category=imaging')).json()).entry === undefined,
  lastUpdated: async ({ get }) =>
    (await (await get('Patient/amy-shaw')).json()).meta?.lastUpdated !== undefined,
  fhirFormats: async ({ get }) =>
    (await get('Patient/amy-shaw', { accept: '*/*' })).headers.get('content-type')?.includes('json') ?? false,
}

/**
 * Runs the app; resolves to what went wrong, or `undefined`.
 *
 * @param {string} base FHIR base
 * @param {string} habit
 */
export async function runBrittleApp(base, habit) {
  const discovered = await (await fetch(`${base}/.well-known/smart-configuration`)).json()
  const query = new URLSearchParams({
    ...{ response_type: 'code', client_id: 'smart-client-public', redirect_uri: redirectUri, scope },
    ...{ state: 'state-0123456789abcdef', aud: base },
    ...{ code_challenge: challenge, code_challenge_method: 'S256' },
  })
  const redirect = await fetch(`${discovered.authorization_endpoint}?${query}`, { redirect: 'manual' })
  const callback = new URL(redirect.headers.get('location') ?? 'about:blank').searchParams
  const post = (form) => {
    const body = new URLSearchParams({ client_id: 'smart-client-public', ...form })
    return fetch(discovered.token_endpoint, { method: 'POST', body, headers: { origin } })
  }
  const response = await post({
    ...{ grant_type: 'authorization_code', code: callback.get('code') ?? '' },
    ...{ redirect_uri: redirectUri, code_verifier: verifier },
  })
  const tokens = await response.json()
  if (!tokens.access_token) return 'no token'
  const get = (path, headers = {}) =>
    fetch(`${base}/${path}`, {
      headers: {
        authorization: `Bearer ${tokens.access_token}`,
        accept: 'application/fhir+json',
        ...headers,
      },
    })
  const refresh = async () =>
    (await post({ grant_type: 'refresh_token', refresh_token: tokens.refresh_token })).json()
  const refreshed = habit.startsWith('refresh') && tokens.refresh_token ? await refresh() : undefined
  const allowedOrigin = response.headers.get('access-control-allow-origin')
  if (!(await assumptions[habit]({ callback, tokens, refreshed, allowedOrigin, get })))
    fail(`broken by ${habit}`)
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const problem = await runBrittleApp(process.env.SMART_MOCK_FHIR_BASE ?? '', process.argv[2] ?? '')
  if (problem !== undefined) {
    console.error(problem)
    process.exit(1)
  }
}
