import { describe, expect, test } from 'vitest'
import { diffScopes } from './diff-scopes.ts'

describe('diffScopes', () => {
  test.each([
    ['the same', 'patient/Patient.rs', 'patient/Patient.rs'],
    ['v1 for v2', 'patient/Patient.rs', 'patient/Patient.read'],
    ['v2 for v1', 'patient/Patient.*', 'patient/Patient.cruds'],
    ['split letters', 'patient/Patient.cruds', 'patient/Patient.rs patient/Patient.cud'],
    ['a wildcard', 'patient/Patient.rs patient/Condition.r', 'patient/*.rs'],
    ['another order of constraints', 'patient/Observation.rs?a=1&b=2', 'patient/Observation.rs?b=2&a=1'],
    ['a wider grant without constraint', 'patient/Observation.rs?a=1', 'patient/Observation.rs'],
    ['launch left out', 'launch/patient patient/Patient.rs', 'patient/Patient.rs'],
  ])('reports no loss for %s (F-120, F-121)', (_, requested, granted) => {
    expect(['ok', 'info']).toContain(diffScopes(requested, granted).verdict.level)
  })

  test.each([
    ['a letter', 'patient/Patient.cruds', 'patient/Patient.rs', 'partly'],
    ['search', 'patient/Patient.rs', 'patient/Patient.r', 'partly'],
    ['all but one type', 'patient/*.rs', 'patient/Patient.rs', 'partly'],
    ['all but a category', 'patient/Observation.rs', 'patient/Observation.rs?category=laboratory', 'partly'],
    ['another level', 'user/Patient.rs', 'patient/Patient.rs', 'refused'],
    ['another type', 'patient/AllergyIntolerance.rs', 'patient/Observation.rs', 'refused'],
    ['the refresh token', 'openid offline_access', 'openid', 'refused'],
  ])('reports a loss for %s (F-116 … F-119, F-122)', (_, requested, granted, outcome) => {
    const diff = diffScopes(requested, granted)
    expect(diff.verdict.level).toBe('warning')
    expect(diff.outcomes.map((one) => one.outcome)).toContain(outcome)
  })

  test('returns an error when nothing was granted, and a notice for extra scopes (F-115)', () => {
    expect(diffScopes('patient/Patient.rs', '').verdict.level).toBe('error')
    expect(diffScopes('patient/Patient.r', 'patient/Patient.r user/Patient.cruds').verdict).toMatchObject({
      level: 'info',
    })
  })
})
