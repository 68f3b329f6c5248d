import { read } from '../../test/support/exchanges.ts'
import { describePersonas } from '../../test/support/personas.ts'
import { keepsPatientsApart } from './index.ts'

const launch = { step: 'launch', facts: { clientId: 'app', issuedLaunch: 'l1' } } as const
const [a, b] = [
  { accessToken: 't1', patient: 'a' },
  { accessToken: 't2', patient: 'b' },
]
const of = (facts: object, target: string, more = {}) => read(facts, { target, ...more })
const [good, bad] = [of(b, '/fhir/Observation?patient=b'), of(b, '/fhir/Observation?patient=Patient%2Fa')]

describePersonas(keepsPatientsApart(), {
  silent: ['inconclusive', [launch]],
  personas: [
    [
      'mixes them in the last of many',
      'not met',
      [launch, bad, ...Array.from({ length: 150 }, () => good), of(a, '/fhir/Patient/a')],
    ],
    ['reads each with its token', 'met', [launch, of(a, '/fhir/Patient/a'), good]],
    ['mixes them', 'not met', [launch, of(a, '/fhir/Patient/a'), bad]],
    ['mixes them in another run', 'not met', [launch, of(a, '/fhir/Patient/a'), { ...bad, run: 'run-2' }]],
    ['mixes them before the other is known', 'not met', [launch, bad, of(a, '/fhir/Patient/a')]],
    ['stops after one login', 'not met', [launch, of(a, '/fhir/Patient/a')], { once: true }],
    [
      'stops after one login, and nobody looks',
      'inconclusive',
      [launch, of(a, '/fhir/Patient/a')],
      { ending: 'quiet' },
    ],
    [
      'reads data without a patient as well',
      'met',
      [
        launch,
        of(a, '/fhir/Patient/a'),
        read({ patient: undefined }, { target: '/fhir/Practitioner/b' }),
        good,
      ],
    ],
    [
      'names another patient at another place',
      'met',
      [launch, of(a, '/fhir/Patient/a'), good, { ...bad, step: 'userinfo' }, { ...bad, listener: 'canary' }],
    ],
    [
      'leaves another client its patients',
      'met',
      [launch, of(a, '/fhir/Patient/a'), good, of({ ...b, clientId: 'b' }, '/fhir/Patient/a')],
    ],
    [
      'mixes them without a name',
      'not met',
      [launch, of(a, '/fhir/Patient/a'), of({ ...b, clientId: undefined }, '/fhir/Patient/a')],
    ],
    ['mixes them, whoever it is', 'not met', [{ step: 'launch' }, of(a, '/fhir/Patient/a'), bad]],
    [
      'mixes them late',
      'not met',
      [launch, of(a, '/fhir/Patient/a'), good, ...Array.from({ length: 300 }, () => good), bad],
    ],
    ['has read each so far', 'pending', [launch, of(a, '/fhir/Patient/a'), good], { ending: 'open' }],
    [
      'mixes them, where the client was unknown',
      'not met',
      [{ step: 'jwks' }, of(a, '/fhir/Patient/a'), bad],
      { says: 'was used for another' },
    ],
  ],
})
