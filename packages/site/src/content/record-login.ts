import { createHash, randomBytes } from 'node:crypto'
import { createMock, type Mock } from 'smart-mock/testing'

const CLIENT_ID = 'my-app'
const REDIRECT_URI = 'http://localhost:3000/callback'

/** A login that was recorded, as a sequence diagram. */
export interface RecordedLogin {
  /** SVG without a stylesheet of its own. */
  readonly svg: string
  /** The stylesheet of the diagram. */
  readonly style: string
}

/**
 * Records the login of an app at a mock that is started for it, with its first request for data. The app checks nothing:
 * with a fault, the diagram shows where it struck and what the app did wrong.
 */
export async function recordLogin(fault?: string): Promise<RecordedLogin> {
  const mock = await createMock()
  try {
    const uris = { redirectUris: [REDIRECT_URI], launchUris: [] }
    mock.register({ clientId: CLIENT_ID, name: 'My app', type: 'public', ...uris })
    mock.autoApprove({ user: 'Practitioner/dr-okafor', patient: 'amy-shaw' })
    if (fault !== undefined) await mock.arm(fault)
    await logIn(mock)
    mock.observe({ kind: 'settled' })
    const svg = await (await fetch(`${mock.controlUrl}/tenants/default/diagram.svg`)).text()
    const [style = ''] = /<style>[\s\S]*?<\/style>/.exec(svg) ?? []
    return { svg: svg.replace(style, ''), style: style.replace(/<\/?style>/g, '') }
  } finally {
    await mock.close()
  }
}

async function logIn({ fhirBase }: Mock): Promise<void> {
  const asJson = { Accept: 'application/json' }
  const found = await fetch(`${fhirBase}/.well-known/smart-configuration`, { headers: asJson })
  const { authorization_endpoint, token_endpoint } = (await found.json()) as Record<string, string>
  const verifier = randomBytes(32).toString('base64url')
  const state = randomBytes(16).toString('base64url')
  const query = new URLSearchParams({
    ...{ response_type: 'code', client_id: CLIENT_ID, redirect_uri: REDIRECT_URI, aud: fhirBase, state },
    ...{ scope: 'launch/patient patient/*.rs openid fhirUser', nonce: randomBytes(16).toString('base64url') },
    code_challenge: createHash('sha256').update(verifier).digest('base64url'),
    code_challenge_method: 'S256',
  })
  const redirect = await fetch(`${authorization_endpoint}?${query}`, { redirect: 'manual' })
  const code = new URL(redirect.headers.get('location') ?? '').searchParams.get('code') ?? ''
  const body = new URLSearchParams({
    ...{ grant_type: 'authorization_code', code, redirect_uri: REDIRECT_URI },
    ...{ client_id: CLIENT_ID, code_verifier: verifier },
  })
  const tokens = await fetch(token_endpoint ?? '', { method: 'POST', body, headers: asJson })
  const { access_token, patient } = (await tokens.json()) as Record<string, string>
  const headers = { Accept: 'application/fhir+json', Authorization: `Bearer ${access_token}` }
  for (const path of [`Patient/${patient}`, `Observation?patient=${patient}`])
    await (await fetch(`${fhirBase}/${path}`, { headers })).arrayBuffer()
}
