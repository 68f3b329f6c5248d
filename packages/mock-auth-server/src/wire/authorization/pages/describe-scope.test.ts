import { parseScope } from '@smart-mock/fhir-engine/model/scopes'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { describeScope } from './describe-scope.ts'

const described = (raw: string) => describeScope(parseScope(raw))

describe('describeScope (S-065)', () => {
  it.each([
    [
      'patient/AllergyIntolerance.rs',
      'read',
      'Read and search allergies and intolerances of the chosen patient',
    ],
    [
      'patient/AllergyIntolerance.read',
      'read',
      'Read and search allergies and intolerances of the chosen patient',
    ],
    ['user/Goal.s', 'read', 'Search goals that you have access to'],
    ['user/Goal.write', 'write', 'Create, change and delete goals that you have access to'],
    ['patient/Goal.rd', 'write', 'Read and delete goals of the chosen patient'],
    ['system/NutritionOrder.r', 'read', 'Read nutrition order records of all patients, without a user'],
    ['launch', 'launch', 'Know what is open in the EHR, such as the patient and the visit'],
    ['launch/patient', 'launch', 'Know which patient is chosen'],
    [
      'launch/imagingstudy?role=https://r.example/x',
      'launch',
      'Know which imagingstudy is open, in the role https://r.example/x',
    ],
    ['openid', 'identity', 'Know that it is you who signs in'],
    ['fhirUser', 'identity', 'Know which record here is yours'],
    [
      'http://openid.net/specs/openid-connect-core-1_0#openid',
      'identity',
      'Know that it is you who signs in',
    ],
    ['offline_access', 'offline', 'Keep its access while you are away, until you revoke it'],
    ['online_access', 'offline', 'Keep its access while you stay signed in'],
    ['__vendor', 'other', 'An extension without a description'],
  ])('%s', (raw, group, text) => {
    expect(described(raw)).toEqual({ raw, group, text })
  })

  it('says that a wildcard means now and in the future', () => {
    expect(described('patient/*.cruds').text).toBe(
      'Create, read, change, delete and search all data of the chosen patient. This means records of every kind, now and in the future',
    )
    expect(described('patient/Goal.cruds').text).not.toContain('future')
  })

  it('returns the reason why a token is not a scope', () => {
    expect(described('patient/Goal.dus').text).toContain(
      'permissions must be letters of "cruds" in this order',
    )
  })

  it.each([
    ['category=laboratory', 'category is “laboratory”'],
    ['category=http://x.example/c|lab', 'category is “lab” (of http://x.example/c)'],
    ['category=http://x.example/c|', 'category is any code of http://x.example/c'],
    ['category=|lab', 'category is “lab”'],
    ['status=active,draft', 'status is “active” or “draft”'],
    ['code:in=http://x.example/vs', 'code is in the value set “http://x.example/vs”'],
    ['code:own=1', 'code (own) is “1”'],
    ['date=ge2024-01-01&date=lt2025', 'date is at least 2024-01-01 and date is less than 2025'],
    ['status=generated', 'status is “generated”'],
    ['_filter=status%20eq%20%22final%22', 'the filter “status eq "final"” matches'],
    ['name=a%5C,b', 'name is “a\\,b”'],
  ])('describes ?%s in words (S-126)', (query, words) => {
    expect(described(`patient/Observation.rs?${query}`).text).toBe(
      `Read and search measurements and laboratory results of the chosen patient, only where ${words}`,
    )
  })

  it('describes any text, and keeps its original form', () => {
    const anything = fc.oneof(
      fc.string(),
      fc.constantFrom('launch/constructor', 'user/ToString.r', 'user/X.rs?:in=1', 'profile'),
      fc.string().map((value) => `patient/Observation.rs?code=${encodeURIComponent(value)}`),
    )
    fc.assert(
      fc.property(anything, (raw) => {
        const { raw: kept, text } = described(raw)
        expect(kept).toBe(raw)
        expect(text).toMatch(/\S/)
        expect(text).not.toMatch(/undefined|\[object|function/)
      }),
    )
  })
})
