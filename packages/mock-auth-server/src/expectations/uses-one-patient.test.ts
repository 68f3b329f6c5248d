import { read, refresh } from '../../test/support/exchanges.ts'
import { describePersonas } from '../../test/support/personas.ts'
import { usesOnePatient } from './index.ts'

const another = refresh('r1', { patient: 'a', issuedPatient: 'b' })
const at = (target: string, more = {}) => read({}, { target, ...more })

describePersonas(usesOnePatient(), {
  silent: ['met', [another]],
  personas: [
    ['goes on with the new one', 'met', [another, at('/fhir/Patient/b'), at('/fhir/Observation?patient=b')]],
    ['goes on with the old one', 'met', [another, at('/fhir/Patient/a'), at('/fhir/Observation?patient=a')]],
    ['mixes them', 'not met', [another, at('/fhir/Patient/b'), at('/fhir/Observation?patient=a')]],
    [
      'mixes them the other way round',
      'not met',
      [another, at('/fhir/Patient/a'), at('/fhir/Observation?subject=Patient%2Fb')],
    ],
    ['had asked for the old one', 'met', [another, at('/fhir/Patient/a', { at: 5 }), at('/fhir/Patient/b')]],
    [
      'names the old one elsewhere',
      'met',
      [another, at('/fhir/Patient/b'), { step: 'revoke', target: '/Patient/a' }],
    ],
    [
      'has another login for the old one',
      'met',
      [another, at('/fhir/Patient/b'), at('/fhir/Patient/a', { run: 'run-2' })],
    ],
    [
      'mixes them late',
      'not met',
      [another, at('/fhir/Patient/b'), at('/fhir/Patient/b'), at('/fhir/Patient/a', { at: 900_000 })],
    ],
    [
      'has patients who are unknown',
      'inconclusive',
      [refresh('r1', { issuedPatient: 'b' }), at('/fhir/Patient/a'), at('/fhir/Patient/b')],
    ],
    ['has just been answered', 'pending', [another], { ending: 'open' }],
  ],
})
