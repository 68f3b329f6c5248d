import { describe, expect, it } from 'vitest'
import { RULES } from '../../src/rules/list.ts'
import { judgeRules } from '../../src/verdicts/judge-rules.ts'
import { exampleJournal, type RunExchange } from '../support/example-journal.ts'

const RULE = RULES.filter(({ name }) => name === 'no-authorize-loop')
const BROWSER = 'Mozilla/5.0'
const LOGINS = [1, 2, 3, 4, 5]

const judge = (exchanges: readonly RunExchange[]) => judgeRules(exampleJournal(exchanges), RULE)

function authorize(login: number, at: number, facts: RunExchange['facts']): RunExchange {
  return {
    step: 'authorize',
    run: `run-${login}`,
    attribution: 'authorize',
    at,
    facts: { clientId: 'app', userAgent: BROWSER, state: `state.${login}`, ...facts },
  }
}

const withCode = (login: number, at: number): RunExchange =>
  authorize(login, at, { issuedCode: `code.${login}`, issuedState: `state.${login}` })

const token = (login: number, at: number, facts: RunExchange['facts'] = {}): RunExchange => ({
  step: 'token',
  run: `run-${login}`,
  attribution: 'code',
  at,
  facts: { clientId: 'app', code: `code.${login}`, issuedAccessToken: `at.${login}`, ...facts },
})

const read = (login: number, at: number, error?: string): RunExchange => ({
  step: 'fhir-read',
  run: `run-${login}`,
  attribution: 'token',
  at,
  facts: { clientId: 'app', accessToken: `at.${login}`, error },
})

describe('a client that restarts its login by itself is found', () => {
  it('when it redeems each code', () => {
    const loop = LOGINS.flatMap((login) => [withCode(login, login * 500), token(login, login * 500 + 100)])
    expect(judge(loop).findings).toHaveLength(2)
  })

  it('when the token endpoint refuses each code', () => {
    const loop = LOGINS.flatMap((login) => [
      withCode(login, login * 500),
      token(login, login * 500 + 100, { issuedAccessToken: undefined, error: 'invalid_grant' }),
    ])
    expect(judge(loop).findings).toHaveLength(2)
  })

  it('when each of its tokens is refused', () => {
    const loop = LOGINS.flatMap((login) => [
      withCode(login, login * 500),
      token(login, login * 500 + 100),
      read(login, login * 500 + 200, 'invalid_token'),
    ])
    expect(judge(loop).findings).toHaveLength(2)
  })

  it('when a person has consented each time', () => {
    const loop = LOGINS.flatMap((login): RunExchange[] => [
      authorize(login, login * 500, {}),
      {
        step: 'decide',
        run: `run-${login}`,
        at: login * 500 + 50,
        facts: { clientId: 'app', issuedCode: `code.${login}`, issuedState: `state.${login}` },
      },
      token(login, login * 500 + 100),
    ])
    expect(judge(loop).findings).toHaveLength(2)
  })
})

describe('the users of one client are no loop', () => {
  it('when they sign in at the same time', () => {
    const asked = LOGINS.map((login) => withCode(login, login * 10))
    const redeemed = LOGINS.map((login) => token(login, 1000 + login * 10))
    expect(judge([...asked, ...redeemed]).findings).toEqual([])
  })

  it('when they sign in one after the other and read data', () => {
    const logins = LOGINS.flatMap((login) => [
      withCode(login, login * 500),
      token(login, login * 500 + 100),
      read(login, 9000 + login),
    ])
    expect(judge(logins).findings).toEqual([])
  })

  it('when several of them sign in and read nothing', () => {
    const logins = LOGINS.flatMap((login) => [
      withCode(login, login * 500),
      token(login, login * 500 + 100, { user: `Practitioner/${login}` }),
    ])
    expect(judge(logins).findings).toEqual([])
  })

  it('when several of them decline', () => {
    const declined = LOGINS.flatMap((login): RunExchange[] => [
      authorize(login, login * 500, {}),
      {
        step: 'decide',
        run: `run-${login}`,
        at: login * 500 + 100,
        facts: { clientId: 'app', user: `Practitioner/${login}`, error: 'access_denied' },
      },
    ])
    expect(judge(declined).findings).toEqual([])
  })

  it.each([
    ['differ', (login: number) => `Browser/${login}`],
    ['are unknown', () => undefined],
  ] as const)('when their browsers %s', (_, nameOf) => {
    const refused = LOGINS.map((login) =>
      authorize(login, login * 500, { error: 'invalid_scope', userAgent: nameOf(login) }),
    )
    expect(judge(refused).findings).toEqual([])
  })
})

it('judges as inconclusive what several known users before an unknown one may have done', () => {
  const declined = LOGINS.slice(0, 4).map((login) =>
    authorize(login, login * 500, { error: 'access_denied', user: `Practitioner/${login}` }),
  )
  expect(judge([...declined, authorize(5, 2500, {})])).toMatchObject({
    findings: [],
    inconclusive: [{ rule: 'no-authorize-loop' }],
  })
})
