import { createHash, randomBytes } from 'node:crypto'

const REDIRECT_URI = 'http://localhost:4020/callback'
const draw = () => randomBytes(32).toString('base64url')

/** Logs in as the app of whoever reads the README: an app that compares the issuer, and stops at a wrong one. */
export async function logInWithYourApp(fhirBase) {
  const configuration = await (await fetch(`${fhirBase}/.well-known/smart-configuration`)).json()
  const [state, verifier] = [draw(), draw()]
  const url = new URL(configuration.authorization_endpoint)
  url.search = new URLSearchParams({
    ...{ response_type: 'code', client_id: 'smart-client-public', redirect_uri: REDIRECT_URI },
    ...{ scope: 'launch/patient openid fhirUser patient/*.rs', aud: fhirBase, state, nonce: draw() },
    code_challenge: createHash('sha256').update(verifier).digest('base64url'),
    code_challenge_method: 'S256',
  })
  let place = url
  while (!place.href.startsWith(REDIRECT_URI)) {
    const response = await fetch(place, { redirect: 'manual' })
    place = new URL(response.headers.get('location'), place)
  }
  if (place.searchParams.get('state') !== state) return
  const response = await fetch(configuration.token_endpoint, {
    method: 'POST',
    body: new URLSearchParams({
      ...{ grant_type: 'authorization_code', client_id: 'smart-client-public', redirect_uri: REDIRECT_URI },
      ...{ code: place.searchParams.get('code'), code_verifier: verifier },
    }),
  })
  const { id_token: idToken } = await response.json()
  const { iss } = JSON.parse(Buffer.from(idToken.split('.')[1], 'base64url').toString())
  if (iss !== configuration.issuer) console.error('this login is not from the server that was asked')
}
