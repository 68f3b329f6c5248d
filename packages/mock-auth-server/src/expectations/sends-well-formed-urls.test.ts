import { read, token } from '../../test/support/exchanges.ts'
import { describePersonas } from '../../test/support/personas.ts'
import { sendsWellFormedUrls } from './index.ts'

const of = (issuedPatient: string) => token({ issuedPatient })
const at = (target: string, more = {}) => read({}, { target, ...more })
const odd = of('1?_id=2')

describePersonas(sendsWellFormedUrls(), {
  silent: ['met', [token()]],
  personas: [
    ['stops', 'met', [token()]],
    ['reads a patient', 'met', [token(), at('/fhir/Patient/a')]],
    ['reads the patient it was given', 'met', [of('a'), at('/fhir/Patient/a')]],
    ['reads undefined', 'not met', [token(), at('/fhir/Patient/undefined')]],
    ['reads undefined elsewhere', 'met', [token(), { step: 'brands', target: '/fhir/Patient/undefined' }]],
    ['uses an odd id as it came', 'not met', [odd, at('/fhir/Patient/1?_id=2')]],
    ['encodes an odd id', 'met', [odd, at('/fhir/Patient/1%3F_id%3D2')]],
    ['passes an odd id on in a search', 'not met', [of('a,b'), at('/fhir/Patient?_id=a,b')]],
    [
      'uses the odd id of the second strike',
      'not met',
      [of('a'), of('c,d'), at('/fhir/Patient?_id=c,d')],
      { struck: [1, 2] },
    ],
    [
      'uses the odd id of the first strike',
      'not met',
      [of('c,d'), of('a'), at('/fhir/Patient?_id=c,d')],
      { struck: [1, 2] },
    ],
    ['was given an empty id', 'met', [of(''), at('/fhir/Patient?_id=c,d')]],
    ['had set out already', 'met', [token(), at('/fhir/Patient/undefined', { at: 5 })]],
    [
      'reads undefined late',
      'not met',
      [token(), read(), read(), at('/fhir/Patient/undefined', { at: 900_000 })],
    ],
    ['has just been answered', 'pending', [token()], { ending: 'open' }],
  ],
})
