import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { ExampleExchange } from '../../src/core/declare/rule.ts'
import type { Facts } from '../../src/core/journal/facts.ts'
import { SECRETS_RULES } from '../../src/rules/secrets/list.ts'
import { judgeRules } from '../../src/verdicts/judge-rules.ts'
import { exampleJournal } from '../support/example-journal.ts'

/** Arbitrary values: as the mock mints them, and as awkward as those of other servers. */
const value = fc.oneof(
  fc.uuid(),
  fc.base64String({ minLength: 24, maxLength: 40 }).map((text) => text.replaceAll('=', 'A')),
  fc.stringMatching(/^at_tenant_1_[A-Za-z0-9_-]{24}$/),
)
const SECRETS: readonly (keyof Facts)[] = [
  'issuedAccessToken',
  'issuedRefreshToken',
  'codeVerifier',
  'clientSecret',
  'clientAssertion',
]

/** Ways of giving a secret away. */
const LEAKS: Readonly<Record<string, (secret: string) => ExampleExchange>> = {
  'a query parameter': (secret) => ({
    step: 'unmatched',
    target: `/viewer?x=1&t=${encodeURIComponent(secret)}`,
  }),
  'a path segment': (secret) => ({
    step: 'fhir-read',
    target: `/fhir/Patient/${encodeURIComponent(secret)}`,
  }),
  'the Referer': (secret) => ({
    step: 'fhir-read',
    headers: [['Referer', `https://app.example/cb?a=1&t=${encodeURIComponent(secret)}`]],
  }),
  'the fragment of a Referer': (secret) => ({
    step: 'discovery',
    headers: [['referer', `https://app.example/#access_token=${encodeURIComponent(secret)}`]],
  }),
  'a cookie': (secret) => ({
    step: 'authorize',
    headers: [['Cookie', `a=b; s=${encodeURIComponent(secret)}`]],
  }),
  'a header': (secret) => ({ step: 'fhir-read', headers: [['X-Token', secret]] }),
  'another form parameter': (secret) => ({
    step: 'token',
    method: 'POST',
    headers: [['Content-Type', 'application/x-www-form-urlencoded']],
    body: `note=${encodeURIComponent(secret)}`,
  }),
  'another server': (secret) => ({ step: 'fhir-read', listener: 'canary', headers: [['X-Token', secret]] }),
}

const judge = (...examples: ExampleExchange[]) => judgeRules(exampleJournal(examples), SECRETS_RULES).findings

describe('the taint scan finds every secret', () => {
  it.each(Object.entries(LEAKS))('in %s (C-078, C-103, C-139, C-156, C-164)', (_, leak) => {
    fc.assert(
      fc.property(fc.constantFrom(...SECRETS), value, (name, secret) => {
        const findings = judge({ step: 'token', facts: { [name]: secret } }, leak(secret))
        expect(findings.length).toBeGreaterThan(0)
        for (const finding of findings) expect(JSON.stringify(finding)).not.toContain(secret)
      }),
    )
  })

  it.each(Object.entries(LEAKS))('and nothing in %s when the value is another', (_, leak) => {
    fc.assert(
      fc.property(fc.constantFrom(...SECRETS), value, value, (name, secret, other) => {
        fc.pre(secret !== other)
        expect(judge({ step: 'token', facts: { [name]: secret } }, leak(other))).toEqual([])
      }),
    )
  })
})

describe('a secret in its own place is none of its business', () => {
  const form = [['Content-Type', 'application/x-www-form-urlencoded']] as const
  const PLACES: Readonly<Record<string, readonly [keyof Facts, (secret: string) => ExampleExchange]>> = {
    'a bearer token': [
      'issuedAccessToken',
      (s) => ({ step: 'fhir-read', headers: [['Authorization', `Bearer ${s}`]] }),
    ],
    'an introspected token': ['issuedAccessToken', (s) => post('introspect', { token: s })],
    'a revoked token': ['issuedRefreshToken', (s) => post('revoke', { token: s })],
    'a refresh token': ['issuedRefreshToken', (s) => post('token', { refresh_token: s })],
    'a secret by Basic': [
      'clientSecret',
      (s) => ({ step: 'token', method: 'POST', headers: [['Authorization', `Basic ${btoa(`app:${s}`)}`]] }),
    ],
    'a secret in the form': ['clientSecret', (s) => post('token', { client_secret: s })],
    'a state that comes again': [
      'state',
      (s) => ({ step: 'authorize', target: `/auth/authorize?state=${s}` }),
    ],
    'a launch link': ['issuedLaunch', (s) => ({ step: 'launch', target: `/launch/${s}` })],
    'the page of the server as Referer': [
      'state',
      (s) => ({ step: 'decide', headers: [['Referer', `https://ehr.example/auth/authorize?state=${s}`]] }),
    ],
  }
  const post = (
    step: 'token' | 'introspect' | 'revoke',
    fields: Record<string, string>,
  ): ExampleExchange => ({
    step,
    method: 'POST',
    headers: form,
    body: new URLSearchParams(fields).toString(),
  })

  it.each(Object.entries(PLACES))('%s', (_, [name, place]) => {
    const secret = '9b1deb4d-3b7d-4bad-9bdd-2b0d7b3dcb6d'
    expect(judge({ step: 'token', facts: { [name]: secret } }, place(secret))).toEqual([])
  })
})
