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

test('with patient/ scopes alone, what is of another patient is left out and told (F-254)', () => {
  const kept = withholdOtherPatients(bundle, session('patient/*.rs', 'p1'))
  expect(kept.withheld).toEqual(['Observation/foreign'])
  expect(kept.verdict?.level).toBe('error')
  expect(JSON.stringify(kept.resource)).not.toContain('p2')
})

test('another Patient is not shown at all (F-255)', () => {
  const kept = withholdOtherPatients(
    { resourceType: 'Patient', id: 'p2', name: [{ family: 'Secret' }] },
    session('patient/*.rs', 'p1'),
  )
  expect(JSON.stringify(kept.resource)).not.toContain('Secret')
})

test('user/ scopes for practitioners make no observation of others legitimate', () => {
  const kept = withholdOtherPatients(bundle, session('patient/*.rs user/Practitioner.rs', 'p1'))
  expect(kept.withheld).toEqual(['Observation/foreign'])
})

test.each([
  ['user/ scopes for that type', session('user/Observation.rs patient/*.rs', 'p1')],
  ['user/ scopes', session('user/*.rs patient/*.rs', 'p1')],
  ['no patient in context', session('patient/*.rs')],
])('with %s others are legitimate', (_, open) => {
  expect(withholdOtherPatients(bundle, open)).toEqual({ resource: bundle, withheld: [] })
})
