import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createMock, type Mock } from '../../src/testing/index.ts'
import type { Draft } from '../support/correct-client.ts'
import { collectFindings } from './mutated-handshake.ts'

let mock: Mock

beforeAll(async () => {
  mock = await createMock()
})
afterAll(() => mock.close())

describe('a wrong header in a correct handshake', () => {
  const HEADERS: readonly [string, (draft: Draft) => Draft, string][] = [
    [
      'patient',
      ({ headers: { authorization: _, ...headers }, ...draft }) => ({ ...draft, headers }),
      'bearer-sent',
    ],
    ['patient', (draft) => withHeader(draft, 'authorization', 'Bearer undefined'), 'bearer-well-formed'],
    [
      'patient',
      (draft) => withHeader(draft, 'authorization', 'Bearer at.of.another.server'),
      'token-issued-here',
    ],
    [
      'patient',
      ({ headers, ...draft }) => ({
        ...draft,
        headers: { accept: headers.accept ?? '' },
        query: [['access_token', (headers.authorization ?? '').slice(7)]],
      }),
      'bearer-only-in-header',
    ],
    [
      'patient',
      (draft) => withHeader(draft, 'cookie', `at=${draft.headers.authorization?.slice(7)}`),
      'secrets-not-in-cookies',
    ],
    [
      'patient',
      (draft) => ({ ...draft, url: draft.url.replace(/Patient\/.*/, 'Patient/undefined') }),
      'urls-filled',
    ],
    [
      'patient',
      (draft) => ({ ...draft, url: draft.url.replace('Patient/', 'Patient/Patient/') }),
      'bare-ids',
    ],
    ['token', (draft) => withHeader(draft, 'content-type', 'application/json'), 'token-as-form'],
    [
      'token',
      (draft) => withHeader(draft, 'authorization', `Basic ${btoa('smart-client-public:x')}`),
      'public-without-secret',
    ],
    ['token', (draft) => withHeader(draft, 'origin', 'https://elsewhere.example'), 'origin-registered'],
    ['token', (draft) => withHeader(draft, 'accept', 'application/fhir+json'), 'token-accept'],
    ['discovery', (draft) => ({ ...draft, url: draft.url.replace('/.well', '//.well') }), 'discovery-url'],
  ]

  it.each(HEADERS)('%s %#: %s reports it', async (request, change, rule) => {
    const findings = await collectFindings(mock, { request: request as 'token' }, change)
    expect(findings.map((finding) => finding.rule)).toContain(rule)
    const SAME_THING = [rule, 'discovery-first', 'one-method', 'code-as-delivered']
    const errors = findings.filter(
      ({ level, rule: other }) => level === 'error' && !SAME_THING.includes(other),
    )
    expect(errors.map(({ rule: other, message }) => `${other}: ${message}`)).toEqual([])
  })
})

function withHeader(draft: Draft, name: string, value: string): Draft {
  return { ...draft, headers: { ...draft.headers, [name]: value } }
}
