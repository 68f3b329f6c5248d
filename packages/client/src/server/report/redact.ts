import type { Exchange } from '../../model/exchange.ts'
import type { Step } from '../../model/run.ts'
import { collectSecrets } from './collect-secrets.ts'

/**
 * Patterns of secrets that are redacted even if their value was not recognised as a secret of this run. Words of a
 * sentence remain, such as "as bearer returned 400" and "without code_verifier: 400 invalid_grant".
 */
const BEARER = /\b(Bearer|Basic)\s+(?!smart-client-conformance-)(?![a-z]{1,9}\s)[\w.~+/=()•:-]+/gi
const JWT = /eyJ[\w-]{8,}\.[\w-]+\.[\w-]*/g
const NAMED =
  /(?<!\w)("?(?:access_token|refresh_token|id_token|client_secret|client_assertion|code_verifier)"?\s*[:=]\s*"?)(?!smart-client-conformance-)(?!\d{3}\s)([^"&\s,}]+)/g

const REMOVED = '[removed]'

/**
 * Returns a copy of a run, or of its steps and exchanges, that can be shared: without tokens, codes, state,
 * launch handles, and without data that the FHIR server sent for a token or as a file of an export. URLs and
 * ids remain.
 *
 * @param known further values that are removed.
 */
export function redact<T extends { steps: Step[]; exchanges: Exchange[] }>(
  run: T,
  known: readonly string[] = [],
): T {
  const copy = structuredClone(run)
  const secrets = collectSecrets(run, known).sort((a, b) => b.length - a.length)
  const files = new Set(run.steps.flatMap(({ id, kind }) => (kind === 'export-file' ? [id] : [])))
  for (const exchange of copy.exchanges) {
    exchange.jwts = []
    const { request, response } = exchange
    const withToken = request.headers.some(([name]) => name === 'authorization')
    // A file of an export is FHIR data, also where no token is required.
    if (exchange.to !== 'fhir-server' || !(withToken || files.has(exchange.stepId))) continue
    if (response) response.body = `[${response.bytes} bytes of FHIR data removed]`
    if (request.body !== undefined) request.body = '[FHIR data removed]'
  }
  return redactStrings(copy, secrets) as T
}

function redactStrings(value: unknown, secrets: readonly string[]): unknown {
  if (typeof value === 'string') return redactText(value, secrets)
  if (Array.isArray(value)) return value.map((item) => redactStrings(item, secrets))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, redactStrings(item, secrets)]))
}

function redactText(text: string, secrets: readonly string[]): string {
  const known = secrets.reduce((rest, secret) => rest.replaceAll(secret, REMOVED), text)
  return known
    .replace(BEARER, `$1 ${REMOVED}`)
    .replace(JWT, (jwt) => `[JWT of ${jwt.length} characters removed]`)
    .replace(NAMED, `$1${REMOVED}`)
}
