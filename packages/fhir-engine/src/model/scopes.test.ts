import { describe, expect, it } from 'vitest'
import { parseScope, parseScopeString } from './scopes.ts'

describe('parseScope (D4)', () => {
  it.each([
    ['patient/Observation.read', 'patient', 'Observation', 'rs', 'v1'],
    ['user/*.write', 'user', '*', 'cud', 'v1'],
    ['system/*.*', 'system', '*', 'cruds', 'v1'],
    ['patient/Patient.r', 'patient', 'Patient', 'r', 'v2'],
    ['user/*.cruds', 'user', '*', 'cruds', 'v2'],
    ['http://smarthealthit.org/fhir/scopes/patient/Patient.rs', 'patient', 'Patient', 'rs', 'v2'],
  ])('%s', (raw, level, type, permissions, notation) => {
    expect(parseScope(raw)).toEqual({
      kind: 'resource',
      raw,
      level,
      type,
      permissions,
      constraints: [],
      notation,
    })
  })

  it.each(Object.getOwnPropertyNames(Object.prototype))('rejects %s as permissions', (name) => {
    expect(parseScope(`patient/Patient.${name}`)).toMatchObject({ kind: 'invalid' })
  })

  it('decodes constraints, order kept', () => {
    const raw = 'patient/Observation.rs?category=http://terminology.hl7.org/x|laboratory&code=a%26b%2Bc'
    expect(parseScope(raw)).toMatchObject({
      constraints: [
        ['category', 'http://terminology.hl7.org/x|laboratory'],
        ['code', 'a&b+c'],
      ],
    })
  })

  it.each([
    ['launch', { kind: 'launch' }],
    ['launch/patient', { kind: 'launch', type: 'patient' }],
    ['launch/relatedperson?role=https://a.example/r', { type: 'relatedperson', role: 'https://a.example/r' }],
    ['openid', { kind: 'identity' }],
    ['http://openid.net/specs/openid-connect-core-1_0#profile', { kind: 'identity' }],
    ['offline_access', { kind: 'refresh' }],
    ['__mine', { kind: 'extension' }],
    ['https://ehr.example/scopes/x', { kind: 'extension' }],
  ])('%s', (raw, expected) => {
    expect(parseScope(raw)).toMatchObject(expected)
  })

  it.each([
    'patient/Observation.',
    'patient/Observation.dus',
    'patient/Observation.reads',
    'patient/Observation.rr',
    'Patient/Observation.rs',
    'patient/observation.rs',
    'patient/Observation',
    'patient/Observation.read?category=x',
    'patient/Observation.rs?',
    'patient/Observation.rs?=x',
    'patient/Observation.rs?category=',
    'patient/Observation.rs?category=a+b',
    'patient/Observation.rs?category=%ff',
    'patient/Observation.rs?category=%zz',
    'launch/Patient',
    'launch/patient?role=nurse',
    'launch/patient/x',
    'openid\\',
    'nonsense',
    '__',
  ])('returns invalid with a reason for %s (S-056)', (raw) => {
    expect(parseScope(raw)).toMatchObject({
      kind: 'invalid',
      raw,
      reason: expect.stringMatching(/.{10}/),
    })
  })

  it('splits at spaces and drops empty parts', () => {
    expect(parseScopeString('  openid   fhirUser ').map((scope) => scope.raw)).toEqual(['openid', 'fhirUser'])
    expect(parseScopeString('')).toEqual([])
    expect(parseScopeString('a\tb')[0]?.kind).toBe('invalid')
  })
})
