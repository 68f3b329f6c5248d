import { describe, expect, test } from 'vitest'
import { findUrlDefect } from './find-url-defect.ts'

describe('a FHIR target', () => {
  test.each([
    '/fhir/',
    '/fhir/metadata',
    '/fhir/Patient/lucas-labs',
    '/t/a/fhir/Patient/lucas-labs/$everything',
    '/fhir/Patient/lucas-labs/_history/2',
    '/fhir/Patient/lucas-labs/Observation',
    '/fhir/Patient/1%3F_id%3D2',
    '/fhir/Patient?name=Labs',
    '/fhir/Patient/?name=Labs',
    '/fhir/Observation?patient=Patient/lucas-labs&_count=5',
    '/fhir/Observation?subject=http%3A%2F%2Fhost%2Ffhir%2FPatient%2Flucas-labs',
    '/fhir/Patient?_id=a,b',
    '/fhir/Observation/_search',
    '/fhir/?_count=5',
    '/fhir/Patient/Smith',
    '/fhir/Patient/Smith/_history',
    '/fhir/Observation?name=a b',
    '/fhir/Patient/lucas-labs/Observation/_search',
    '/auth/token',
  ])('%s is well formed', (target) => {
    expect(findUrlDefect(target)).toBeUndefined()
  })

  test.each([
    ['/fhir/Patient/undefined', 'not a value'],
    ['/fhir/Patient/%5Bobject%20Object%5D', 'not a value'],
    ['/fhir/undefined', 'no resource type'],
    ['/fhir/admin', 'no resource type'],
    ['/fhir//Patient/1', 'no resource type'],
    ['/fhir/?patient=undefined', 'not a value'],
    ['/fhir/Patient/', 'empty id'],
    ['/fhir/Patient//?name=Labs', 'empty id'],
    ['/fhir/Patient/1%', 'not a value'],
    ['/fhir/Patient/1%2/', 'not a value'],
    ['/fhir/Patient/a+%20', 'does not allow'],
    ['/fhir/Observation?patient=1,?_id=2', 'not a reference'],
    ['/fhir/Patient/Patient/lucas-labs', 'repeated'],
    ['/fhir/Patient/http://host/fhir/Patient/1', 'does not allow'],
    ['/fhir/Patient/123/../../admin', 'traversal'],
    ['/fhir/Patient/1&x=y', 'does not allow'],
    [`/fhir/Patient/${'a'.repeat(65)}`, 'does not allow'],
    ['/fhir/Patient/1e+21', 'does not allow'],
    ['/fhir/Observation?patient=undefined', 'not a value'],
    ['/fhir/Observation?patient=Patient/null', 'not a value'],
    ['/fhir/Observation?patient=', 'not a reference'],
    ['/fhir/Observation?patient=1?_id=2', 'not a reference'],
  ])('reports a defect of %s', (target, why) => {
    expect(findUrlDefect(target)).toContain(why)
  })
})
