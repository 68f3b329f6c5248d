import { expect, test } from 'vitest'
import { lintScopes } from './lint-scopes.ts'

const warned = (scopes: string, situation = {}) =>
  lintScopes(scopes, { mode: 'standalone', ...situation }).flatMap(({ name, verdict }) =>
    verdict ? [name] : [],
  )

test('well formed scopes pass', () => {
  expect(warned('launch/patient openid fhirUser patient/*.rs')).toEqual([])
  expect(warned('patient/A.rs', { mode: 'ehr', supported: ['patient/*.cruds'] })).toEqual([])
})

test.each([
  ['fhirUser', 'fhirUser'],
  ['patient/A.rs', 'patient/A.rs'],
  ['launch/patient patient/a.rs', 'patient/a.rs'],
  ['system/A.rs', 'system/A.rs'],
  ['online_access', 'online_access'],
])('%s is noticed (C-055 … C-072)', (scopes, name) => {
  expect(warned(scopes)).toEqual([name])
})

test('a notation that is not advertised is noticed', () => {
  expect(warned('launch/patient patient/A.r', { capabilities: ['permission-v1'] })).toEqual(['patient/A.r'])
})

test('a scope whose capability is not advertised is noticed (F-032)', () => {
  const scopes = 'openid offline_access'
  expect(warned(scopes, { capabilities: ['launch-standalone'] })).toEqual(['openid', 'offline_access'])
  expect(warned(scopes, { capabilities: ['sso-openid-connect', 'permission-offline'] })).toEqual([])
  expect(warned(scopes)).toEqual([])
})
