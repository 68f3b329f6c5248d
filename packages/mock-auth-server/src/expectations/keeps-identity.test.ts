import { read, token } from '../../test/support/exchanges.ts'
import { describePersonas } from '../../test/support/personas.ts'
import { keepsIdentity } from './index.ts'

const USER = 'http://localhost/fhir/Practitioner/amy'
const issuing = token({ issuedFhirUser: USER })
const patientUser = token({ issuedFhirUser: 'http://localhost/fhir/Patient/a', issuedPatient: 'a' })
const relativeUser = token({ issuedFhirUser: 'Patient/a', issuedPatient: 'b' })
const user = read({}, { target: '/fhir/Practitioner/amy' })

describePersonas(keepsIdentity(), {
  silent: ['inconclusive', [issuing]],
  personas: [
    ['has just been seen at its end', 'pending', [issuing], { seen: [['settled']], ending: 'open' }],
    [
      'is seen at its end before it sends more, and nobody looks again',
      'inconclusive',
      [issuing, read({}, { at: 4_000_000 })],
      { seen: [['page-changed', 'x']], ending: 'quiet' },
    ],
    ['reads its user', 'met', [issuing, user]],
    ['shows an error', 'not met', [issuing, read()], { seen: [['visible-error', 'Who are you?']] }],
    ['fails as a process', 'not met', [issuing], { seen: [['exit-code', '2']] }],
    ['asks userinfo', 'met', [issuing, { step: 'userinfo', facts: { accessToken: 'at' } }]],
    ['searches for its user by _id', 'met', [issuing, read({}, { target: '/fhir/Practitioner?_id=amy' })]],
    ['reads its user late', 'met', [issuing, read(), { ...user, at: 900_000 }], { ending: 'quiet' }],
    [
      'is refused its user, whom it knows',
      'met',
      [issuing, { ...user, reply: { status: 403 }, facts: { ...user.facts, error: 'forbidden' } }],
      { ending: 'quiet' },
    ],
    [
      'is refused userinfo',
      'inconclusive',
      [issuing, { step: 'userinfo', facts: { error: 'invalid_token' }, reply: { status: 401 } }],
      { ending: 'quiet' },
    ],
    ['drops the id_token without a word', 'inconclusive', [issuing, read()], { ending: 'quiet' }],
    ['drops the id_token, and is seen without trouble', 'inconclusive', [issuing, read()]],
    [
      'drops the id_token, and ends as if all were well',
      'inconclusive',
      [issuing, read()],
      { seen: [['exit-code', '0']] },
    ],
    ['reads its patient, who is its user', 'inconclusive', [patientUser, read()]],
    [
      'is named, and is told later that it is the patient',
      'inconclusive',
      [token({ issuedFhirUser: 'Patient/a' }), token({ issuedPatient: 'a' }), read()],
    ],
    ['reads its user, a patient, about another patient', 'met', [relativeUser, read()]],
    [
      'asks userinfo about its user, who is the patient',
      'met',
      [patientUser, { step: 'userinfo', facts: { accessToken: 'at' } }],
    ],
    [
      'is seen changed',
      'inconclusive',
      [issuing, read()],
      { seen: [['page-changed', 'Welcome'], ['settled']] },
    ],
    [
      'had read its user before the reply came',
      'inconclusive',
      [issuing, { ...user, at: 5 }],
      { ending: 'quiet' },
    ],
    ['is named later', 'met', [token(), issuing, user]],
    ['has an unknown user', 'inconclusive', [token(), user], { ending: 'quiet' }],
    [
      'shows an error late, after good reads',
      'not met',
      [issuing, read(), read({}, { at: 900_000 })],
      { seen: [['visible-error', 'Who are you?']] },
    ],
    ['has just been answered', 'pending', [issuing], { ending: 'open' }],
    [
      'drops the id_token, and nobody looks',
      'inconclusive',
      [issuing, read()],
      {
        ending: 'quiet',
        says: 'the user was not read, so that it cannot be seen whether the client took the id_token; let',
        cites: 0,
      },
    ],
    [
      'drops the id_token, and is seen at its end',
      'inconclusive',
      [issuing, read()],
      {
        seen: [
          ['page-changed', 'x'],
          ['exit-code', '0'],
        ],
        says: 'an app that shows no error',
        cites: 1,
      },
    ],
    [
      'has its patient as its user',
      'inconclusive',
      [patientUser, read()],
      { says: 'is the patient in context' },
    ],
    ['has no user that is known', 'inconclusive', [token(), read()], { says: 'the user was not read' }],
    [
      'has a patient, and no user that is known',
      'inconclusive',
      [token({ issuedPatient: 'a' }), read()],
      { says: 'the user was not read' },
    ],
    [
      'is seen changed, and not at its end',
      'inconclusive',
      [issuing, read()],
      { seen: [['page-changed', 'x']], ending: 'quiet', says: 'took the id_token; let', cites: 0 },
    ],
  ],
})
