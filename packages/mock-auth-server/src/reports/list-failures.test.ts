import { expect, test } from 'vitest'
import { createExampleCase, createFinding } from '../../test/support/report-examples.ts'
import { listFailures } from './list-failures.ts'

const failed = { outcome: 'failed' } as const

test('ranks leaks first, then what should be rejected, broken rules, and what is only inconvenient', () => {
  const cases = [
    createExampleCase('tolerate', { ...failed, kind: 'must-tolerate' }),
    createExampleCase('never', { ...failed, kind: 'must-not-leak', exercisedBy: 'Search resources' }),
    createExampleCase('recover', { ...failed, kind: 'must-recover' }),
    createExampleCase('run-1', { ...failed, findings: [createFinding('pkce')] }),
    createExampleCase('reject', { ...failed, kind: 'must-reject' }),
    createExampleCase('leak', { ...failed, kind: 'must-not-leak' }),
    createExampleCase('fine', { kind: 'must-not-leak' }),
  ]
  expect(listFailures({ cases }).map(({ name, gravity }) => [name, gravity])).toEqual([
    ['leak', 'leaks'],
    ['reject', 'does not reject'],
    ['pkce', 'breaks a rule'],
    ['recover', 'does not recover'],
    ['tolerate', 'does not carry on'],
    ['never', 'never exercises it'],
  ])
})

test('lists a rule once, with all cases that broke it, and how to fix it', () => {
  const cases = ['run-1', 'run-2'].map((name) =>
    createExampleCase(name, { ...failed, findings: [createFinding('pkce')] }),
  )
  expect(listFailures({ cases })).toEqual([
    expect.objectContaining({ name: 'pkce', reason: 'pkce is broken', howToFix: 'Fix pkce.', cases }),
  ])
})

test('lists no finding that is a warning or allowed', () => {
  const findings = [createFinding('a', { level: 'warning' }), createFinding('b', { allowReason: 'known' })]
  expect(listFailures({ cases: [createExampleCase('run-1', { findings })] })).toEqual([])
})

test('lists a failed run that broke no rule, with its message', () => {
  const [failure] = listFailures({ cases: [createExampleCase('requests', failed)] })
  expect(failure).toMatchObject({ name: 'requests', gravity: 'does not run', reason: 'message of requests' })
})

test('lists the variants of a fault together', () => {
  const [first, ...others] = ['odd {"as":"a"}', 'odd {"as":"b"}'].map((name) => ({
    ...createExampleCase('odd', { ...failed, kind: 'must-reject' }),
    name,
  }))
  const cases = [first, ...others].flatMap((each) => each ?? [])
  expect(listFailures({ cases })).toEqual([expect.objectContaining({ name: 'odd', cases })])
})

test('does not repeat the reason as advice where nothing is known that would exercise a fault', () => {
  const never = { ...failed, kind: 'must-reject', message: 'it matched once' } as const
  const cases = [
    createExampleCase('unknown', { ...never, exercisedBy: 'It matched once' }),
    createExampleCase('known', { ...never, exercisedBy: 'Search resources' }),
  ]
  expect(listFailures({ cases }).map(({ howToFix }) => howToFix)).toEqual(['', 'Search resources'])
})

test('lists a preset at which the app does not work, with what breaks it', () => {
  const preset = { id: 'epic', title: 'Epic', date: '2026-11', variants: [], deviations: 9, runs: 1 }
  const [failure] = listFailures({ cases: [createExampleCase('preset epic', { ...failed, preset })] })
  expect(failure).toMatchObject({ name: 'preset epic', gravity: 'does not work', howToFix: '' })
})
