import type { ExampleExchange } from '../../core/declare/rule.ts'
import type { FactName } from '../../core/journal/facts.ts'
import { formatRequest } from './format-http.ts'
import { renderFence } from './markdown.ts'

/** Facts that a client sends as a parameter of that name. */
const PARAMETERS: Partial<Record<FactName, string>> = {
  grantType: 'grant_type',
  clientId: 'client_id',
  clientSecret: 'client_secret',
  clientAssertion: 'client_assertion',
  redirectUri: 'redirect_uri',
  scope: 'scope',
  state: 'state',
  nonce: 'nonce',
  aud: 'aud',
  launch: 'launch',
  codeChallenge: 'code_challenge',
  codeChallengeMethod: 'code_challenge_method',
  code: 'code',
  codeVerifier: 'code_verifier',
  refreshToken: 'refresh_token',
}
const FORMS = new Set(['token', 'introspect', 'revoke', 'decide'])
const PLACES: Readonly<Record<string, string>> = {
  discovery: '/fhir/.well-known/smart-configuration',
  metadata: '/fhir/metadata',
  jwks: '/auth/jwks',
  userinfo: '/auth/userinfo',
}

/**
 * Formats exchanges of an example as requests, with the facts that the server knew: the rule compares both.
 */
export function renderExamples(examples: readonly ExampleExchange[]): string[] {
  return examples.flatMap((example, index) => [
    ...(examples.length > 1 || whereOf(example)
      ? [`${index + 1}. ${example.step}${whereOf(example)}`, '']
      : []),
    ...renderFence('http', exchangeText(example)),
  ])
}

function whereOf({ listener, at }: ExampleExchange): string {
  const where = listener === 'canary' ? ', at another host' : ''
  return at === undefined ? where : `${where}, ${at} ms after the example began`
}

function exchangeText(example: ExampleExchange): string {
  const { reply, facts = {} } = example
  const given = Object.entries(facts) as [FactName, string][]
  const isSent = ([name]: [FactName, string]) => PARAMETERS[name] !== undefined || name === 'accessToken'
  const known = given.filter((fact) => isRaw(example) || !isSent(fact))
  return [
    formatRequest(isRaw(example) ? rawRequest(example) : requestOf(example, given)),
    ...(known.length > 0 ? ['', ...known.map(([name, value]) => `# known: ${name} = ${value}`)] : []),
    ...(reply ? ['', `HTTP/1.1 ${reply.status}`] : []),
    ...(reply?.headers ?? []).map(([name, value]) => `${name}: ${value}`),
    ...(reply?.body ? ['', reply.body] : []),
  ].join('\n')
}

function isRaw({ target, headers = [], body = '' }: ExampleExchange): boolean {
  return target !== undefined || headers.length > 0 || body !== ''
}

function rawRequest({ step, method = 'GET', target, headers = [], body = '', facts = {} }: ExampleExchange) {
  return { method, target: target ?? placeOf(step, facts), headers, body, bodyBytes: body.length }
}

/** Builds a request that shows those facts. */
function requestOf({ step, method, facts = {} }: ExampleExchange, given: readonly [FactName, string][]) {
  const params = given
    .flatMap(([name, value]) =>
      PARAMETERS[name] === undefined ? [] : [`${PARAMETERS[name]}=${encodeURIComponent(value)}`],
    )
    .join('&')
  const { accessToken } = facts
  const headers = accessToken === undefined ? [] : [['Authorization', `Bearer ${accessToken}`] as const]
  const place = placeOf(step, facts)
  if (FORMS.has(step)) return { method: method ?? 'POST', target: place, headers, body: params, bodyBytes: 0 }
  const query = step === 'authorize' && params !== '' ? `?${params}` : ''
  return { method: method ?? 'GET', target: `${place}${query}`, headers, body: '', bodyBytes: 0 }
}

function placeOf(
  step: string,
  { resourceType, resourceId, launch, issuedLaunch }: NonNullable<ExampleExchange['facts']>,
): string {
  if (step === 'launch') return `/launch/${issuedLaunch ?? launch ?? ''}`
  if (step.startsWith('fhir-')) return ['/fhir', resourceType, resourceId].filter(Boolean).join('/')
  return PLACES[step] ?? `/auth/${step}`
}
