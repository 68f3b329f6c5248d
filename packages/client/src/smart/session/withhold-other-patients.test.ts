import { expect, test } from 'vitest'
import type { GrantedServer } from './granted-server.ts'
import { withholdOtherPatients } from './withhold-other-patients.ts'

const session = (scope: string, patient?: string): GrantedServer => ({
  fhirBase: 'https://x.example',
  scope,
  patient,
})

const of = (id: string, patient: string) => ({
  resource: { resourceType: 'Observation', id, subject: { reference: `Patient/${patient}` } },
})
const bundle = {
  resourceType: 'Bundle',
  entry: [of('mine', 'p1'), of('foreign', 'p2'), { resource: { resourceType: 'Practitioner', id: 'd' } }],
}

test('omits resources of another patient and reports them when there are only patient/ scopes (F-254)', () => {
  const kept = withholdOtherPatients(bundle, session('patient/*.rs', 'p1'))
  expect(kept.withheld).toEqual(['Observation/foreign'])
  expect(kept.verdict?.level).toBe('error')
  expect(JSON.stringify(kept.resource)).not.toContain('p2')
})

test('omits a Patient resource of another patient (F-255)', () => {
  const kept = withholdOtherPatients(
    { resourceType: 'Patient', id: 'p2', name: [{ family: 'Secret' }] },
    session('patient/*.rs', 'p1'),
  )
  expect(JSON.stringify(kept.resource)).not.toContain('Secret')
})

test('omits observations of others when user/ scopes cover only practitioners', () => {
  const kept = withholdOtherPatients(bundle, session('patient/*.rs user/Practitioner.rs', 'p1'))
  expect(kept.withheld).toEqual(['Observation/foreign'])
})

test.each([
  ['user/ scopes for that type', session('user/Observation.rs patient/*.rs', 'p1')],
  ['user/ scopes', session('user/*.rs patient/*.rs', 'p1')],
  ['no patient in context', session('patient/*.rs')],
])('keeps resources of others with %s', (_, open) => {
  expect(withholdOtherPatients(bundle, open)).toEqual({ resource: bundle, withheld: [] })
})
