// A SMART client as small as it can be, with a planted bug: it does not compare the state.
import { createHash, randomBytes } from 'node:crypto'

const REDIRECT = 'http://localhost:4020/callback'
const fhirBase = process.env.SMART_MOCK_FHIR_BASE
const configuration = await (await fetch(`${fhirBase}/.well-known/smart-configuration`)).json()
const verifier = randomBytes(32).toString('base64url')
const authorize = new URL(configuration.authorization_endpoint)
const query = {
  ...{ response_type: 'code', client_id: 'smart-client-public', redirect_uri: REDIRECT, aud: fhirBase },
  ...{ scope: 'patient/Patient.r launch/patient', state: randomBytes(32).toString('base64url') },
  code_challenge: createHash('sha256').update(verifier).digest('base64url'),
  code_challenge_method: 'S256',
}
for (const [name, value] of Object.entries(query)) authorize.searchParams.set(name, value)
let callback = authorize.href
while (!callback.startsWith(REDIRECT)) {
  const { headers } = await fetch(callback, { redirect: 'manual' })
  const location = headers.get('location')
  if (location === null) process.exit(1)
  callback = new URL(location, callback).href
}
const code = new URL(callback).searchParams.get('code')
const response = await fetch(configuration.token_endpoint, {
  method: 'POST',
  body: new URLSearchParams({
    ...{ grant_type: 'authorization_code', code, redirect_uri: REDIRECT },
    ...{ client_id: 'smart-client-public', code_verifier: verifier },
  }),
})
const { token_type: type } = await response.json()
if (!response.ok || type?.toLowerCase() !== 'bearer') process.exit(1)
