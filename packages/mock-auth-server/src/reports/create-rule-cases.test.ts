import { expect, test } from 'vitest'
import { createFinding } from '../../test/support/report-examples.ts'
import { createRuleCases } from './create-rule-cases.ts'

test('makes a failed case of each rule broken at level error, and none of what is a warning or allowed', () => {
  const findings = [
    createFinding('pkce', { seq: 3 }),
    createFinding('state-entropy'),
    createFinding('pkce', { seq: 9 }),
    createFinding('keys-fetched', { level: 'warning' }),
    createFinding('nonce', { allowReason: 'known' }),
  ]
  const cases = createRuleCases({ entries: [], observations: [], findings })
  expect(cases.map(({ name, group, outcome, message }) => [name, group, outcome, message])).toEqual([
    ['pkce', 'rules', 'failed', 'pkce is broken'],
    ['state-entropy', 'rules', 'failed', 'state-entropy is broken'],
  ])
  expect(cases[0]?.findings.map(({ seq }) => seq)).toEqual([3, 9])
})
