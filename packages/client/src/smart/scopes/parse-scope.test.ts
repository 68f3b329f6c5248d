import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parseScope, parseScopes } from './parse-scope.ts'

describe('parseScope', () => {
  test.each([
    ['patient/Observation.rs', { level: 'patient', type: 'Observation', letters: 'rs', version: 2 }],
    ['patient/Observation.read', { letters: 'rs', version: 1 }],
    ['user/*.write', { level: 'user', type: '*', letters: 'cud', version: 1 }],
    ['system/*.*', { letters: 'cruds', version: 1 }],
    ['http://smarthealthit.org/fhir/scopes/patient/Patient.r', { letters: 'r' }],
    ['patient/Observation.rs?category=x%7Cy&status=final', { constraints: ['category=x|y', 'status=final'] }],
  ])('%s', (raw, expected) => {
    expect(parseScope(raw)).toMatchObject({ kind: 'resource', raw, ...expected })
  })

  test.each([
    ['launch', 'launch'],
    ['launch/patient', 'launch'],
    ['launch/imagingstudy?role=https://x.example/y', 'launch'],
    ['openid', 'identity'],
    ['offline_access', 'refresh'],
    ['patient/Observation.', 'other'],
    ['patient/Observation.sr', 'other'],
    ['patient/Observation.rr', 'other'],
    ['patient/observation.rs', 'other'],
    ['patient/Observation.read?x=y', 'other'],
    ['launch/Patient', 'other'],
  ])('%s is %s', (raw, kind) => {
    expect(parseScope(raw).kind).toBe(kind)
  })

  test('never throws, and keeps the original text', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(parseScopes(text).map(({ raw }) => raw)).toEqual([
          ...new Set(text.split(/\s+/).filter(Boolean)),
        ])
      }),
    )
  })
})
