import type { HeaderList, Parameter } from '../../model/exchange.ts'

/** The purpose of each parameter of the authorization flow; shown beside it. */
const EXPLANATIONS: Record<string, string> = {
  response_type: 'Always "code": the response is an authorization code.',
  client_id: 'Identifier under which the app is registered at this server.',
  redirect_uri: 'Where the browser is sent back to; must equal a registered URI, character by character.',
  scope: 'What the app requests.',
  state: 'Unguessable value that binds the response to this browser session.',
  aud: 'The FHIR base that the token is meant for, so that a counterfeit server gets nothing usable.',
  launch: 'Handle from the EHR, echoed byte by byte.',
  code_challenge: 'SHA-256 of a secret that only this app knows (PKCE).',
  code_challenge_method: 'How the challenge was computed; SMART requires S256.',
  nonce: 'Returned in the id_token, so that an old one cannot be replayed.',
  code: "One-time proof of the user's consent; exchanged for a token.",
  code_verifier: 'The secret behind code_challenge.',
  grant_type: 'Which kind of token request this is.',
  refresh_token: 'Gets a new access token without asking the user again.',
  client_assertion: "JWT signed with the app's key: authenticates the app.",
  client_assertion_type: 'Says that the assertion is a JWT.',
  client_secret: 'Password of the app.',
  token: 'The token to inspect or revoke.',
  token_type_hint: 'The kind of token.',
  iss: 'The server: the FHIR base at a launch, the issuer at a callback.',
  error: 'Why the request was rejected.',
  error_description: "The server's description of the error.",
}

const SECRET = new Set([
  'code',
  'code_verifier',
  'refresh_token',
  'client_assertion',
  'client_secret',
  'token',
  'launch',
  'state',
])

/** Reads the decoded parameters of a query and of a form-encoded body, each with an explanation. */
export function readParameters(url: string, body: string | undefined, headers: HeaderList): Parameter[] {
  const query = URL.canParse(url) ? [...new URL(url).searchParams] : []
  const isForm = headers.some(([name, value]) => name === 'content-type' && value.includes('form-urlencoded'))
  const form = body !== undefined && isForm ? [...new URLSearchParams(body)] : []
  return [
    ...query.map((pair) => toParameter(pair, 'query')),
    ...form.map((pair) => toParameter(pair, 'body')),
  ]
}

function toParameter([name, value]: [string, string], place: Parameter['place']): Parameter {
  const explanation = Object.hasOwn(EXPLANATIONS, name) ? EXPLANATIONS[name] : undefined
  return { name, value, place, secret: SECRET.has(name), ...(explanation ? { explanation } : {}) }
}
