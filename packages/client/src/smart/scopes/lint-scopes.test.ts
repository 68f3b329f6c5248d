import { expect, test } from 'vitest'
import { lintScopes } from './lint-scopes.ts'

const warned = (scopes: string, situation = {}) =>
  lintScopes(scopes, { mode: 'standalone', ...situation }).flatMap(({ name, verdict }) =>
    verdict ? [name] : [],
  )

test('accepts well-formed scopes', () => {
  expect(warned('launch/patient openid fhirUser patient/*.rs')).toEqual([])
  expect(warned('patient/A.rs', { mode: 'ehr', supported: ['patient/*.cruds'] })).toEqual([])
})

test.each([
  ['fhirUser', 'fhirUser'],
  ['patient/A.rs', 'patient/A.rs'],
  ['launch/patient patient/a.rs', 'patient/a.rs'],
  ['system/A.rs', 'system/A.rs'],
  ['online_access', 'online_access'],
])('reports %s (C-055 … C-072)', (scopes, name) => {
  expect(warned(scopes)).toEqual([name])
})

test('reports a notation that is not advertised', () => {
  expect(warned('launch/patient patient/A.r', { capabilities: ['permission-v1'] })).toEqual(['patient/A.r'])
})

test('reports a scope whose capability is not advertised (F-032)', () => {
  const scopes = 'openid offline_access'
  expect(warned(scopes, { capabilities: ['launch-standalone'] })).toEqual(['openid', 'offline_access'])
  expect(warned(scopes, { capabilities: ['sso-openid-connect', 'permission-offline'] })).toEqual([])
  expect(warned(scopes)).toEqual([])
})

test.each(Object.getOwnPropertyNames(Object.prototype))('says nothing of capabilities about %s', (name) => {
  const [found] = lintScopes(name, { mode: 'standalone', capabilities: [] })
  expect(found?.verdict?.message ?? '').not.toContain('advertises')
})
