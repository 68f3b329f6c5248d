import { read } from '../../test/support/exchanges.ts'
import { describePersonas } from '../../test/support/personas.ts'
import { staysWithPatient } from './index.ts'

const told = (patient?: string, issuedPatient?: string) =>
  ({ step: 'introspect', facts: { clientId: 'app', patient, issuedPatient } }) as const
const struck = told('a', 'b')
const at = (target: string, more = {}) => read({}, { target, ...more })

describePersonas(staysWithPatient(), {
  silent: ['met', [struck]],
  personas: [
    ['stays', 'met', [struck, at('/fhir/Patient/a'), at('/fhir/Patient/bb')]],
    ['reads the other', 'not met', [struck, at('/fhir/Patient/a'), at('/fhir/Patient/b')]],
    ['searches for its patient', 'met', [struck, at('/fhir/Condition?patient=a')]],
    ['searches for the other', 'not met', [struck, at('/fhir/Condition?patient=Patient%2Fb')]],
    ['searches for the other by _id', 'not met', [struck, at('/fhir/Patient?_id=b')]],
    ['had asked for the other', 'met', [struck, at('/fhir/Patient/b', { at: 5 })]],
    ['names the other to another server', 'met', [struck, { step: 'brands', target: '/Patient/b' }]],
    ['has another login for the other', 'met', [struck, at('/fhir/Patient/b', { run: 'run-2' })]],
    [
      'reads the other late',
      'not met',
      [struck, at('/fhir/Patient/a'), at('/fhir/Patient/b', { at: 900_000 })],
    ],
    ['is told of no other', 'inconclusive', [told('a'), at('/fhir/Patient/b')]],
    ['is told of the same', 'inconclusive', [told('a', 'a'), at('/fhir/Patient/a')]],
    ['had no patient', 'inconclusive', [told(undefined, 'b'), at('/fhir/Patient/b')]],
    ['has just been answered', 'pending', [struck], { ending: 'open' }],
  ],
})
