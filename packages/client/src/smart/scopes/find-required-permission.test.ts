import { expect, test } from 'vitest'
import { findRequiredPermission } from './find-required-permission.ts'

test.each([
  ['GET', 'Patient/1', 'Patient.r'],
  ['GET', 'Patient/1/_history/2', 'Patient.r'],
  ['GET', 'Patient', 'Patient.s'],
  ['GET', 'Patient/_history', 'Patient.s'],
  ['GET', 'Patient/1/Observation', 'Observation.s'],
  ['POST', 'Patient/_search', 'Patient.s'],
  ['POST', 'Patient', 'Patient.c'],
  ['PUT', 'Patient/1', 'Patient.u'],
  ['PATCH', 'Patient/1', 'Patient.u'],
  ['DELETE', 'Patient/1', 'Patient.d'],
  ['GET', 'metadata', undefined],
  ['POST', '', undefined],
  ['GET', 'Patient/1/$everything', undefined],
  ['POST', 'Patient/$match', undefined],
])('%s %s needs %s (C-149, C-150)', (method, path, expected) => {
  const needed = findRequiredPermission(method, path)
  expect(needed && `${needed.type}.${needed.letter}`).toBe(expected)
})
