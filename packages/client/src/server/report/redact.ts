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
  const secrets = collectSecrets(run, known).sort((a, b) => b.length - a.length)
  const files = new Set(run.steps.flatMap(({ id, kind }) => (kind === 'export-file' ? [id] : [])))
  const exchanges = run.exchanges.map((exchange) => withoutData(exchange, files))
  return redactStrings({ ...run, exchanges }, createTextRedaction(secrets)) as T
}

/** Returns an exchange without its JWTs and FHIR data. A file of an export is data, also where no token is required. */
function withoutData(exchange: Exchange, files: ReadonlySet<string>): Exchange {
  const { request, response, to, stepId } = exchange
  const withToken = request.headers.some(([name]) => name === 'authorization')
  if (to !== 'fhir-server' || !(withToken || files.has(stepId))) return { ...exchange, jwts: [] }
  return {
    ...{ ...exchange, jwts: [] },
    ...(response && { response: { ...response, body: `[${response.bytes} bytes of FHIR data removed]` } }),
    ...(request.body !== undefined && { request: { ...request, body: '[FHIR data removed]' } }),
  }
}

type TextRedaction = (text: string) => string

function redactStrings(value: unknown, redactText: TextRedaction): unknown {
  if (typeof value === 'string') return redactText(value)
  if (Array.isArray(value)) return value.map((item) => redactStrings(item, redactText))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [key, redactStrings(item, redactText)]),
  )
}

/** Creates the redaction of texts; reports repeat most of theirs, and few are longer than a secret. */
function createTextRedaction(secrets: readonly string[]): TextRedaction {
  const known = new Map<string, string>()
  return (text) => {
    const redacted = known.get(text) ?? redactText(text, secrets)
    known.set(text, redacted)
    return redacted
  }
}

function redactText(text: string, secrets: readonly string[]): string {
  let rest = text
  for (const secret of secrets) if (secret.length <= rest.length) rest = rest.replaceAll(secret, REMOVED)
  return rest
    .replace(BEARER, `$1 ${REMOVED}`)
    .replace(JWT, (jwt) => `[JWT of ${jwt.length} characters removed]`)
    .replace(NAMED, `$1${REMOVED}`)
}
