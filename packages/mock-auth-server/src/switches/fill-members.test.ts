import { describe, expect, test } from 'vitest'
import { fillMembers } from './fill-members.ts'

const placeholders = { patient: 'p1', encounter: undefined, n: 7, id: () => 'drawn' }

describe('members', () => {
  test.each([
    ['{patient}', 'p1'],
    ['Patient/{patient}#{n}', 'Patient/p1#7'],
    ['{n}', 7],
    ['{id}', 'drawn'],
    ['{strange}', '{strange}'],
    [null, null],
    [false, false],
    [['{n}', '{encounter}'], [7]],
    [{ a: '{encounter}', b: { c: '{patient}' } }, { b: { c: 'p1' } }],
    [{}, {}],
    [[], []],
  ] as const)('%j becomes %j', (value, filled) => {
    expect(fillMembers({ value }, placeholders, undefined)).toEqual({ value: filled })
  })

  test.each(['{encounter}', 'Encounter/{encounter}', { a: '{encounter}' }])(
    '%j has no value, so it is left out or null',
    (value) => {
      expect(fillMembers({ value }, placeholders, undefined)).toEqual({})
      expect(fillMembers({ value }, placeholders, undefined, null)).toEqual({ value: null })
    },
  )

  test.each([
    ['ehr-launch', 'launch openid', true],
    ['ehr-launch', 'launch/patient', false],
    ['profile', 'openid profile', true],
    ['profile', undefined, false],
  ] as const)('when %s, with the scopes %s', (when, scope, isThere) => {
    const filled = fillMembers({ a: { when, value: '{n}' } }, placeholders, scope)
    expect(filled).toEqual(isThere ? { a: 7 } : {})
  })

  test('an object that has more than a condition is a value', () => {
    const value = { when: 'profile', value: 1, more: 2 }
    expect(fillMembers({ value }, placeholders, '')).toEqual({ value })
  })
})
