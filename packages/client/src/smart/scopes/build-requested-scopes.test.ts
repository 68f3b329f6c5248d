import { expect, test } from 'vitest'
import { buildRequestedScopes } from './build-requested-scopes.ts'

test('requests launch only in an EHR launch (C-064, C-066)', () => {
  expect(buildRequestedScopes('launch openid', 'standalone')).toBe('openid')
  expect(buildRequestedScopes('openid launch', 'ehr')).toBe('launch openid')
})

test('rewrites scopes to the only advertised notation (C-059, F-032)', () => {
  expect(
    buildRequestedScopes('patient/Patient.rs patient/A.r user/B.cr', 'standalone', ['permission-v1']),
  ).toBe('patient/Patient.read patient/A.read user/B.*')
  expect(buildRequestedScopes('patient/Patient.read', 'standalone', ['permission-v2'])).toBe(
    'patient/Patient.rs',
  )
  expect(buildRequestedScopes('patient/Patient.read', 'standalone', ['permission-v1', 'permission-v2'])).toBe(
    'patient/Patient.read',
  )
})
