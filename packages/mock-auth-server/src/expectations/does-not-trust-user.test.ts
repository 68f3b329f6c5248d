import { authorize, read, token } from '../../test/support/exchanges.ts'
import { describePersonas } from '../../test/support/personas.ts'
import { doesNotTrustUser } from './index.ts'

const USER = 'http://localhost/fhir/Practitioner/amy'
const bad = token({ issuedFhirUser: USER })
const naming = (user: string) => token({ issuedFhirUser: `http://localhost/fhir/${user}` })
const user = read({ resourceType: 'Practitioner', resourceId: 'amy' }, { target: '/fhir/Practitioner/amy' })
const asPatient = token({ issuedFhirUser: 'http://localhost/fhir/Patient/amy', issuedPatient: 'amy' })
const good = { ...bad, run: 'before' }

describePersonas(doesNotTrustUser(), {
  silent: ['inconclusive', [bad]],
  personas: [
    ['reads the user whom a later token names', 'not met', [token(), bad, user]],
    [
      'reads the user of another run',
      'inconclusive',
      [bad, { ...naming('Practitioner/eve'), run: 'run-2' }, read({}, { target: '/fhir/Practitioner/eve' })],
    ],
    ['names the user elsewhere', 'inconclusive', [bad, { step: 'brands', target: '/fhir/Practitioner/amy' }]],
    ['warns', 'met', [bad], { seen: [['visible-warning', 'Your name is unknown.']] }],
    ['breaks', 'met', [bad], { seen: [['visible-error', 'TypeError: x is undefined']] }],
    ['changes its page', 'inconclusive', [bad], { seen: [['page-changed', 'Hello']] }],
    ['gets tokens in another run', 'inconclusive', [bad, token({}, { run: 'run-2' })]],
    ['shows an error', 'met', [bad], { seen: [['visible-error', 'The login failed.']] }],
    ['reads the user', 'not met', [bad, user]],
    ['begins a new login', 'met', [bad, authorize({}, { run: 'run-2' })]],
    ['asks another client to log in', 'inconclusive', [bad, authorize({ clientId: 'b' }, { run: 'run-2' })]],
    ['begins the login that was open already', 'inconclusive', [bad, authorize()]],
    [
      'reads its user in another login alone',
      'met',
      [good, { ...user, run: 'before' }, bad, read()],
      { struck: 3 },
    ],
    [
      'has a login before in which it was refused its user',
      'inconclusive',
      [good, { ...user, run: 'before', facts: { ...user.facts, error: 'forbidden' } }, bad, read()],
      { struck: 3 },
    ],
    ['reads data without users', 'inconclusive', [bad, read()]],
    [
      'searches for the user by _id',
      'not met',
      [bad, read({}, { step: 'fhir-search', target: '/fhir/Practitioner?_id=amy' })],
    ],
    ['sends no FHIR request', 'inconclusive', [bad]],
    ['read the user before the bad reply came', 'inconclusive', [bad, { ...user, at: 5 }]],
    [
      'reads the user of the second strike',
      'not met',
      [bad, naming('Practitioner/eve'), read({}, { target: '/fhir/Practitioner/eve' })],
      { struck: [1, 2] },
    ],
    [
      'reads the user late, after an error',
      'not met',
      [bad, read(), { ...user, at: 900_000 }],
      { seen: [['visible-error', 'no']] },
    ],
    [
      'reads what a query names',
      'not met',
      [
        naming('Practitioner?identifier=canary'),
        read({}, { target: '/fhir/Practitioner?identifier=canary' }),
      ],
    ],
    [
      'reads a version',
      'not met',
      [
        naming('Practitioner/canary/_history/1'),
        read({}, { target: '/fhir/Practitioner/canary/_history/1' }),
      ],
    ],
    [
      'reads another than the version named',
      'inconclusive',
      [naming('Practitioner/canary/_history/1'), read({}, { target: '/fhir/Practitioner/other' })],
    ],
    [
      'reads its patient, who is the user too',
      'inconclusive',
      [asPatient, read({ resourceType: 'Patient', resourceId: 'amy' }, { target: '/fhir/Patient/amy' })],
    ],
    [
      'reads a user who is another patient',
      'not met',
      [token({ ...asPatient.facts, issuedPatient: 'ben' }), read({}, { target: '/fhir/Patient/amy' })],
    ],
    [
      'learns its patient later, who is the user too',
      'inconclusive',
      [
        { step: 'jwks' },
        token({ issuedPatient: 'amy' }),
        asPatient,
        read({ resourceType: 'Patient', resourceId: 'amy' }, { target: '/fhir/Patient/amy' }),
      ],
    ],
    [
      'reads its patient in another login, who is the user too',
      'inconclusive',
      [
        { ...asPatient, run: 'before' },
        read({ resourceType: 'Patient', resourceId: 'amy' }, { run: 'before' }),
        bad,
        read(),
      ],
      { struck: 3 },
    ],
    ['has just been answered', 'pending', [bad], { ending: 'open' }],
    [
      'reads its patient, and is told why',
      'inconclusive',
      [asPatient, read()],
      { says: 'is the patient in context' },
    ],
    [
      'is named as its patient and as another',
      'inconclusive',
      [asPatient, bad, read({}, { target: '/fhir/Patient/amy' })],
      { struck: [1, 2], says: 'is the patient in context' },
    ],
    ['reads other data, and is told why', 'inconclusive', [bad, read()], { says: 'may not use id_tokens' }],
    ['sends nothing, and is told why', 'inconclusive', [bad], { says: 'nothing shows' }],
    [
      'has a struck login before',
      'inconclusive',
      [{ ...good, facts: { ...good.facts, struck: 'x' } }, { ...user, run: 'before' }, bad, read()],
      { struck: 3 },
    ],
    ...[
      { resourceType: 'Practitioner', resourceId: 'eve' },
      { resourceType: 'Patient', resourceId: 'amy' },
    ].map(
      (other) =>
        [
          `read ${other.resourceType}/${other.resourceId} in another login`,
          'inconclusive',
          [good, read(other, { run: 'before' }), bad, read()],
          { struck: 3 },
        ] as const,
    ),
  ],
})
