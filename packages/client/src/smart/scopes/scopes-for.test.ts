import { expect, test } from 'vitest'
import { scopesFor } from './scopes-for.ts'

test('launch is asked for in an EHR launch and only there (C-064, C-066)', () => {
  expect(scopesFor('launch openid', 'standalone')).toBe('openid')
  expect(scopesFor('openid launch', 'ehr')).toBe('launch openid')
})

test('scopes follow the only notation that is advertised (C-059, F-032)', () => {
  expect(scopesFor('patient/Patient.rs patient/A.r user/B.cr', 'standalone', ['permission-v1'])).toBe(
    'patient/Patient.read patient/A.read user/B.*',
  )
  expect(scopesFor('patient/Patient.read', 'standalone', ['permission-v2'])).toBe('patient/Patient.rs')
  expect(scopesFor('patient/Patient.read', 'standalone', ['permission-v1', 'permission-v2'])).toBe(
    'patient/Patient.read',
  )
})
