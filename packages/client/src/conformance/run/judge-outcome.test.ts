import { expect, test } from 'vitest'
import { createProblem, createWarning } from '../../smart/requirements/requirement.ts'
import { judgeOutcome } from './judge-outcome.ts'

test.each([
  ['SHALL', 'smart', 'failed'],
  ['SHALL NOT', 'oidc', 'failed'],
  ['SHALL', 'bcp', 'warning'],
  ['SHALL NOT', 'derived', 'warning'],
  ['SHOULD', 'smart', 'warning'],
  ['MAY', 'smart', 'info'],
] as const)('grades a violated %s of %s as %s', (level, source, outcome) => {
  expect(judgeOutcome({ level, source }, [createProblem('wrong')])).toBe(outcome)
  expect(judgeOutcome({ level, source }, [])).toBe('passed')
})

test('grades a lesser problem as what it is, and never as graver than its level', () => {
  const warning = [createWarning('odd')]
  expect(judgeOutcome({ level: 'SHALL', source: 'smart' }, warning)).toBe('warning')
  expect(judgeOutcome({ level: 'MAY', source: 'smart' }, warning)).toBe('info')
  expect(judgeOutcome({ level: 'SHALL', source: 'smart' }, [...warning, createProblem('wrong')])).toBe(
    'failed',
  )
})
