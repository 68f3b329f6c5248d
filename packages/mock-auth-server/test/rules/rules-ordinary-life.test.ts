import { describe, expect, it } from 'vitest'
import type { ExampleExchange } from '../../src/core/declare/rule.ts'
import { RULES } from '../../src/rules/list.ts'
import { judgeRules } from '../../src/verdicts/judge-rules.ts'
import { exampleJournal } from '../support/example-journal.ts'

/** Returns the findings of the named rules in a run. */
function found(names: readonly string[], examples: readonly ExampleExchange[]): string[] {
  const rules = RULES.filter(({ name }) => names.includes(name))
  expect(rules.length).toBe(names.length)
  return judgeRules(exampleJournal(examples), rules).findings.map(({ rule }) => rule)
}

const STATE = 'Zb3kPq9XwR2mYt7aLn5vCq'
const asked: ExampleExchange = {
  step: 'authorize',
  facts: { clientId: 'app', state: STATE, nonce: STATE.toLowerCase(), codeChallenge: 'c'.repeat(43) },
}

describe('what browsers do is no finding', () => {
  it('accepts a reload or a step back with an identical authorize request (C-041, C-051, C-053)', () => {
    expect(found(['state-unique', 'challenge-unique'], [asked, asked, asked])).toEqual([])
  })

  it('reports a state that is reused in another request', () => {
    const again = { ...asked, facts: { ...asked.facts, codeChallenge: 'd'.repeat(43) } }
    expect(found(['state-unique', 'challenge-unique'], [asked, again])).toEqual(['state-unique'])
  })

  it('accepts a reloaded page that uses the same launch again (C-032)', () => {
    const launch: ExampleExchange = {
      step: 'launch',
      facts: {
        clientId: 'app',
        issuedLaunch: 'l',
        issuedUrl: 'https://app.example/?iss=https%3A%2F%2Fa&launch=l',
      },
    }
    const answered = (state: string): ExampleExchange => ({
      step: 'authorize',
      facts: { clientId: 'app', launch: 'l', state },
    })
    expect(found(['launch-of-its-launch', 'launch-echoed'], [launch, answered('a'), answered('b')])).toEqual(
      [],
    )
  })

  it('accepts a user who opens a FHIR URL in the address bar (C-141, C-161)', () => {
    const opened: ExampleExchange = { step: 'fhir-read', headers: [['Sec-Fetch-Mode', 'navigate']] }
    const token: ExampleExchange = { step: 'token', facts: { issuedAccessToken: 'at.1' } }
    expect(found(['bearer-sent', 'token-before-data'], [opened, token, opened])).toEqual([])
  })

  it('accepts a user who tries to sign in repeatedly (C-036)', () => {
    const clicked: ExampleExchange = {
      step: 'authorize',
      headers: [['Sec-Fetch-User', '?1']],
      facts: { clientId: 'app', error: 'access_denied' },
    }
    expect(
      found(
        ['no-authorize-loop'],
        Array.from({ length: 6 }, () => clicked),
      ),
    ).toEqual([])
  })

  it('accepts cookies of other servers on localhost when a document is opened (C-006)', () => {
    const opened: ExampleExchange = {
      step: 'discovery',
      headers: [
        ['Sec-Fetch-Mode', 'navigate'],
        ['Cookie', 'sid=1'],
      ],
    }
    expect(found(['discovery-without-credentials', 'secrets-not-in-cookies'], [opened])).toEqual([])
  })
})

describe('what networks and clocks do is no finding', () => {
  const refresh = (facts: ExampleExchange['facts'], at: number): ExampleExchange => ({
    step: 'token',
    at,
    facts: { grantType: 'refresh_token', refreshToken: 'rt.1', ...facts },
  })

  it('accepts a repeated refresh whose response never arrived (C-131)', () => {
    const lost = refresh({ issuedRefreshToken: 'rt.2', delivery: 'aborted' }, 0)
    const struck = refresh({ issuedRefreshToken: 'rt.2', struck: 'body-cut' }, 0)
    for (const first of [lost, struck]) {
      expect(found(['refresh-token-latest'], [first, refresh({}, 60_000)])).toEqual([])
    }
  })

  it('reports two concurrent refreshes as a warning, not as the use of an old token (C-131, C-133)', () => {
    const burst = [refresh({ issuedRefreshToken: 'rt.2' }, 0), refresh({ error: 'invalid_grant' }, 30)]
    const names = ['refresh-token-latest', 'no-refresh-after-invalid-grant', 'refresh-alone']
    expect(found(names, burst)).toEqual(['refresh-alone'])
  })

  it('accepts several concurrent requests that are all refused (C-145, C-147)', () => {
    const burst = [0, 5, 9, 9].map(
      (at, n): ExampleExchange => ({
        step: 'fhir-read',
        at,
        target: `/fhir/Patient/${n}`,
        facts: { accessToken: 'at.1', error: 'invalid_token' },
        reply: { status: 401 },
      }),
    )
    expect(found(['token-dropped-when-refused', 'one-retry-after-refusal'], burst)).toEqual([])
  })

  it('accepts the same refresh token from a server without rotation (C-131, C-134)', () => {
    const first: ExampleExchange = {
      step: 'token',
      at: 0,
      facts: { issuedRefreshToken: 'rt.1', expiresIn: '60' },
    }
    const again = [60, 120, 180, 240].map((s) =>
      refresh({ issuedRefreshToken: 'rt.1', expiresIn: '60' }, s * 1000),
    )
    expect(found(['refresh-token-latest', 'refresh-when-due'], [first, ...again])).toEqual([])
  })

  it('ends at a chain of refresh tokens that leads to itself (C-134)', () => {
    const self = refresh({ issuedRefreshToken: 'rt.1', expiresIn: '60' }, 0)
    expect(found(['refresh-when-due'], [self, self, self])).toEqual([])
  })
})

describe('what several servers and clients do is no finding', () => {
  it('accepts one secret at two servers with the same registration (C-156)', () => {
    const login = (listener: 'public' | 'canary', target: string): ExampleExchange => ({
      step: 'token',
      method: 'POST',
      listener,
      target,
      headers: [['Authorization', `Basic ${btoa('app:smart-client-secret')}`]],
      facts: { clientSecret: 'smart-client-secret' },
    })
    const second = login('canary', '/of/default/second/auth/token')
    expect(
      found(['secrets-stay-here'], [login('public', '/auth/token'), second, login('public', '/auth/token')]),
    ).toEqual([])
    const rogue = login('canary', '/of/default/rogue/auth/token')
    expect(found(['secrets-stay-here'], [login('public', '/auth/token'), rogue])).toEqual([
      'secrets-stay-here',
    ])
  })

  it('accepts tokens of the first server at a second one that was announced (S-085)', () => {
    const token: ExampleExchange = { step: 'token', facts: { issuedAccessToken: 'at_default_1_abc' } }
    const read = (facts: ExampleExchange['facts']): ExampleExchange => ({
      step: 'fhir-read',
      listener: 'canary',
      headers: [['Authorization', 'Bearer at_default_1_abc']],
      facts: { accessToken: 'at_default_1_abc', ...facts },
    })
    expect(found(['secrets-stay-here'], [token, read({ grantedScope: 'patient/*.rs' })])).toEqual([])
    expect(found(['secrets-stay-here'], [token, read({})])).toEqual(['secrets-stay-here'])
  })

  it('accepts that another client of the tenant has discovered before (C-001)', () => {
    const fhirBase = 'https://ehr.example/fhir'
    const first: ExampleExchange = { step: 'discovery', facts: { fhirBase } }
    const login = (clientId: string): ExampleExchange => ({
      step: 'authorize',
      facts: { fhirBase, clientId },
    })
    expect(found(['discovery-first'], [first, login('a'), login('b'), login('a')])).toEqual([])
  })
})
