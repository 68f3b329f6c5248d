import { expect, test } from 'vitest'
import { RULES } from '../../src/rules/list.ts'
import { judgeRules } from '../../src/verdicts/judge-rules.ts'
import { exampleJournal, type RunExchange } from '../support/example-journal.ts'

const RULE = RULES.filter(({ name }) => name === 'backend-token-reused')

const request = (n: number, at?: number): RunExchange => ({
  step: 'token',
  ...(at === undefined ? {} : { at }),
  facts: {
    clientId: 'b',
    grantType: 'client_credentials',
    issuedAccessToken: `at.${n}`,
    expiresIn: '300',
  },
})
const use = (n: number): RunExchange => ({
  step: 'fhir-read',
  facts: { clientId: 'b', accessToken: `at.${n}` },
})

const judge = (...exchanges: RunExchange[]) => {
  const { findings, inconclusive } = judgeRules(exampleJournal(exchanges), RULE)
  return [findings.length, inconclusive.length]
}

test('four instances of a service that start at once are not accused', () => {
  expect(judge(request(1, 0), request(2, 1), request(3, 2), request(4, 3))).toEqual([0, 1])
  expect(judge(request(1, 0), request(2, 1), request(3, 2), request(4, 3), use(1), use(2))).toEqual([0, 1])
})

test('a service that requests a token for every request is', () => {
  expect(judge(request(1), use(1), request(2), use(2), request(3), use(3), request(4))[0]).toBe(1)
})

test('a service that uses a token again is not', () => {
  expect(judge(request(1), use(1), use(1), request(2), use(2), request(3), use(3), request(4))[0]).toBe(0)
})
