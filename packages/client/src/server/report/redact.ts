import type { Run } from '../../model/run.ts'

const NAMED =
  /("?(?:access_token|refresh_token|id_token|client_secret|client_assertion|code|code_verifier|state|launch|nonce|token)"?\s*[:=]\s*"?)([^"&\s,}]+)/g
const BEARER = /\b(Bearer|Basic)\s+[\w.~+/=()•:-]+/gi
const JWT = /eyJ[\w-]{8,}\.[\w-]+\.[\w-]*/g

/** Text with secrets, tokens and codes blanked; JWTs keep nothing but their length. */
export function redactText(text: string): string {
  return text
    .replace(BEARER, '$1 [removed]')
    .replace(JWT, (jwt) => `[JWT of ${jwt.length} characters removed]`)
    .replace(NAMED, (_, name: string) => `${name}[removed]`)
}

/** A copy of a run that can be handed on: no tokens, no codes, no health data in bodies of the FHIR server. */
export function redactRun(run: Run): Run {
  const copy = structuredClone(run)
  for (const exchange of copy.exchanges) {
    exchange.jwts = []
    const isFhir =
      exchange.to === 'fhir-server' && exchange.request.headers.some(([name]) => name === 'authorization')
    exchange.request.parameters = exchange.request.parameters.map((parameter) =>
      parameter.secret ? { ...parameter, value: '[removed]' } : parameter,
    )
    if (exchange.response && isFhir)
      exchange.response.body = `[${exchange.response.bytes} bytes of FHIR data removed]`
    if (exchange.request.body !== undefined && isFhir) exchange.request.body = '[FHIR data removed]'
  }
  for (const detail of copy.steps.flatMap(({ details }) => details)) {
    if (SECRET_DETAILS.has(detail.name)) detail.value = '[removed]'
  }
  return redactStrings(copy) as Run
}

const SECRET_DETAILS = new Set(['state', 'code', 'launch', 'nonce', 'code_challenge'])

function redactStrings(value: unknown): unknown {
  if (typeof value === 'string') return redactText(value)
  if (Array.isArray(value)) return value.map(redactStrings)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, redactStrings(item)]))
}
