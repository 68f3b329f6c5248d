import fc from 'fast-check'
import { expect, it } from 'vitest'
import { classifyFhir } from './classify-fhir.ts'

it.each([
  ['GET', 'metadata', 'capabilities', 'metadata'],
  ['GET', 'Patient/1', 'read', 'fhir-read'],
  ['HEAD', 'Patient/1', 'read', 'fhir-read'],
  ['GET', 'Patient/1/', 'read', 'fhir-read'],
  ['GET', 'Patient/1/_history/2', 'vread', 'fhir-read'],
  ['GET', 'Patient/1/_history', 'history-instance', 'fhir-read'],
  ['GET', 'Patient/_history', 'history-type', 'fhir-read'],
  ['GET', '_history', 'history-system', 'fhir-read'],
  ['GET', 'Patient', 'search-type', 'fhir-search'],
  ['POST', 'Patient/_search', 'search-type', 'fhir-search'],
  ['GET', '', 'search-system', 'fhir-search'],
  ['POST', '_search', 'search-system', 'fhir-search'],
  ['GET', 'Patient/1/Observation', 'search-compartment', 'fhir-search'],
  ['POST', 'Patient/1/Observation/_search', 'search-compartment', 'fhir-search'],
  ['POST', 'Patient', 'create', 'fhir-write'],
  ['PUT', 'Patient/1', 'update', 'fhir-write'],
  ['PUT', 'Patient', 'conditional-update', 'fhir-write'],
  ['PATCH', 'Patient/1', 'patch', 'fhir-write'],
  ['PATCH', 'Patient', 'conditional-patch', 'fhir-write'],
  ['DELETE', 'Patient/1', 'delete', 'fhir-write'],
  ['DELETE', 'Patient', 'conditional-delete', 'fhir-write'],
  ['POST', '', 'batch', 'fhir-batch'],
  ['POST', '/', 'batch', 'fhir-batch'],
  ['GET', 'Patient/1/$everything', 'operation', 'fhir-operation'],
  ['POST', 'Patient/$validate', 'operation', 'fhir-operation'],
  ['GET', '$export', 'operation', 'bulk'],
  ['GET', 'bulk/1', 'bulk-status', 'bulk'],
  ['DELETE', 'bulk/1', 'bulk-status', 'bulk'],
  ['GET', 'bulk/1/Patient.1.ndjson', 'bulk-file', 'bulk'],
  ['GET', 'Group/1/$export', 'operation', 'bulk'],
  ['PUT', 'metadata', 'unknown', 'fhir-write'],
  ['DELETE', '', 'unknown', 'fhir-write'],
  ['valueOf', 'Patient', 'unknown', 'fhir-write'],
  ['constructor', 'Patient/1', 'unknown', 'fhir-write'],
  ['GET', 'a/b/c/d/e', 'unknown', 'fhir-read'],
])('%s %s is %s, step %s', (method, path, interaction, step) => {
  expect(classifyFhir(method, path)).toMatchObject({ interaction, step })
})

it('names type and id', () => {
  expect(classifyFhir('GET', 'Patient/1/Observation')).toMatchObject({
    type: 'Patient',
    id: '1',
    detail: 'Observation',
  })
})

it('never throws', () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), (method, path) => classifyFhir(method, path).step !== undefined),
  )
})
