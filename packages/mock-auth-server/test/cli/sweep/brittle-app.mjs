// An app that logs in, refreshes and reads, and that breaks on one habit of servers, named by its first argument.
const [habit] = process.argv.slice(2)
const base = process.env.SMART_MOCK_FHIR_BASE ?? ''
const redirectUri = 'http://localhost:4020/callback'
const verifier = 'dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk'
const challenge = 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM'

/** What the app relies on, by the habit of a server that it does not expect. */
const assumptions = {
  tokenType: ({ tokens }) => tokens.token_type === 'Bearer',
  refreshResponse: ({ refreshed }) => refreshed?.patient !== undefined,
  accessTokenLifetimeS: ({ tokens }) => tokens.expires_in === 3600,
}

const fail = (message) => {
  console.error(message)
  process.exit(1)
}
const getJson = async (url, init) =>
  (await fetch(url, { headers: { accept: 'application/json' }, ...init })).json()
const discovered = await getJson(`${base}/.well-known/smart-configuration`)
const query = new URLSearchParams({
  ...{ response_type: 'code', client_id: 'smart-client-public', redirect_uri: redirectUri },
  ...{ scope: 'launch/patient openid fhirUser offline_access patient/*.rs', state: 'state-0123456789abcdef' },
  ...{ aud: base, code_challenge: challenge, code_challenge_method: 'S256' },
})
const redirect = await fetch(`${discovered.authorization_endpoint}?${query}`, { redirect: 'manual' })
const code = new URL(redirect.headers.get('location') ?? 'about:blank').searchParams.get('code') ?? ''
const post = async (form) => {
  const body = new URLSearchParams({ client_id: 'smart-client-public', ...form })
  return getJson(discovered.token_endpoint, { method: 'POST', body })
}
const tokens = await post({
  grant_type: 'authorization_code',
  code,
  redirect_uri: redirectUri,
  code_verifier: verifier,
})
if (!tokens.access_token) fail('no token')
const refreshed =
  tokens.refresh_token && (await post({ grant_type: 'refresh_token', refresh_token: tokens.refresh_token }))
const headers = { authorization: `Bearer ${tokens.access_token}`, accept: 'application/fhir+json' }
const patient = await getJson(`${base}/Patient/${tokens.patient}`, { headers })
if (!assumptions[habit]({ discovered, tokens, refreshed, patient })) fail(`broken by ${habit}`)
