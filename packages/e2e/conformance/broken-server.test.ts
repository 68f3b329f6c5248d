import type { ConformanceReport } from '@smart-mock/client/conformance'
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest'
import { type Breakage, breakResponses, isBroken } from './break-responses.ts'
import { runServer } from './run-counterpart.ts'
import { type ServersUnderTest, startServersUnderTest } from './set-ups.ts'

const API = /\/fhir\/(?!\.well-known|metadata)/
const TOKEN = /\/auth\/token/
const AUTHORIZE = /\/auth\/authorize/
const REVOKE = /\/auth\/revoke/
const NOT_DISCOVERY = /\/(?:auth|fhir)\/(?!\.well-known)/

const HTML: Breakage = { status: 200, type: 'text/html', body: '<title>Welcome</title>' }
const EMPTY: Breakage = { status: 200, type: 'application/fhir+json', body: '{}' }
const LIST: Breakage = { status: 200, type: 'application/json', body: '[null]' }
const refuse = (status: number): Breakage => ({ status })

let servers: ServersUnderTest
beforeAll(async () => {
  servers = await startServersUnderTest()
})
afterEach(() => vi.unstubAllGlobals())
afterAll(() => servers.close())

async function run(place: RegExp, breakage: Breakage): Promise<ConformanceReport> {
  const server = await servers.create('logins')
  breakResponses(place, breakage)
  try {
    return await runServer(server)
  } finally {
    server.tenant.delete()
    server.second.delete()
  }
}

/** Lists the cases that passed with a broken response among what they show. */
function listPassed({ cases, exchanges }: ConformanceReport): string[] {
  const broken = new Set(exchanges.filter(isBroken).map(({ id }) => id))
  const passed = cases.filter(({ outcome }) => outcome === 'passed')
  return passed.filter(({ exchangeIds }) => exchangeIds.some((id) => broken.has(id))).map(({ id }) => id)
}

/** Decided by the token endpoint, after a read that does not decide. */
const BY_TOKEN_ENDPOINT = ['token-code-replay/refused', 'revocation-effect/refresh-token']
/** Decided with the token of the backend service, which needs no login. */
const BY_BACKEND = [
  ...['cors-limits/credentials', 'token-extensions/names', 'token-extensions/authorization-details'],
  ...['token-values/characters', 'token-values/size', 'token-values/tokens', 'token-no-store'],
  ...['fhir-token-place/query', 'fhir-token-place/both', 'fhir-scope-write', 'fhir-next-link'],
]
/** Any success of the FHIR API shows its CORS headers. */
const CORS = ['cors-fhir/response', 'cors-limits/credentials']
/** 401 is the right response to requests that have no token, or one that nobody issued. */
const BY_401 = ['cors-fhir/errors', 'fhir-no-token/refused', 'fhir-invalid-token/unknown']
/** A page is a page, and RFC 7009 looks at the status only. */
const BY_PAGE = [
  ...['authorize-parameters/unknown', 'authorize-post', 'management-page', 'revocation-requests/unknown'],
]

describe('a case that shows a broken response passes only where another response decides', () => {
  test.for<[what: string, place: RegExp, breakage: Breakage, passed: readonly string[]]>([
    ['the FHIR API returns 500', API, refuse(500), BY_TOKEN_ENDPOINT],
    ['the FHIR API returns 404', API, refuse(404), BY_TOKEN_ENDPOINT],
    ['the FHIR API returns 403', API, refuse(403), BY_TOKEN_ENDPOINT],
    ['the FHIR API returns 401', API, refuse(401), [...BY_401, ...BY_TOKEN_ENDPOINT]],
    ['the FHIR API returns pages', API, HTML, [...CORS, ...BY_TOKEN_ENDPOINT]],
    [
      'the FHIR API returns {}',
      ...([API, EMPTY, [...CORS, 'fhir-representation/content-type', ...BY_TOKEN_ENDPOINT]] as const),
    ],
    ['the FHIR API returns [null]', API, LIST, [...CORS, ...BY_TOKEN_ENDPOINT]],
    ['the FHIR API redirects to itself', API, 'redirect to itself', BY_TOKEN_ENDPOINT],
    ['the FHIR API resets connections', API, 'reset', []],
    ['the token endpoint returns 500', TOKEN, refuse(500), []],
    ['the token endpoint returns 400', TOKEN, refuse(400), ['cors-token/errors']],
    ['the token endpoint returns {}', TOKEN, EMPTY, []],
    ['the token endpoint ends in the middle', TOKEN, 'cut', []],
    ['the authorization endpoint returns 500', AUTHORIZE, refuse(500), BY_BACKEND],
    ['the authorization endpoint returns 404', AUTHORIZE, refuse(404), BY_BACKEND],
    ['the authorization endpoint returns {}', AUTHORIZE, EMPTY, BY_BACKEND],
    ['the authorization endpoint redirects to itself', AUTHORIZE, 'redirect to itself', []],
    ['the revocation endpoint returns 404', REVOKE, refuse(404), []],
    ['all but discovery returns 500', NOT_DISCOVERY, refuse(500), []],
    [
      'all but discovery returns 401',
      ...([
        NOT_DISCOVERY,
        refuse(401),
        ['cors-token/errors', ...BY_401, 'introspection-authorization/refused'],
      ] as const),
    ],
    ['all but discovery returns pages', NOT_DISCOVERY, HTML, BY_PAGE],
    ['all but discovery returns [null]', NOT_DISCOVERY, LIST, ['revocation-requests/unknown']],
    ['all but discovery resets connections', NOT_DISCOVERY, 'reset', []],
    ['everything returns 500', /./, refuse(500), []],
    ['everything ends in the middle', /./, 'cut', []],
  ])('when %s', async ([, place, breakage, passed]) => {
    const report = await run(place, breakage)
    expect(listPassed(report).sort()).toEqual([...passed].sort())
    const texts = report.cases.flatMap(({ messages }) => messages).join('\n')
    expect(texts).not.toMatch(/undefined|\[object |TypeError|Cannot read/)
  })
})
