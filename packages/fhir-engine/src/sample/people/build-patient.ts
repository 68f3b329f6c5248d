import { NOTE_TAG } from '../../store/to-patient-row.ts'
import { buildUsCoreProfile, concept, hl7, reference } from '../values/codes.ts'
import { buildPatientExtensions, RACES } from './build-patient-extensions.ts'
import type { Chart } from './chart.ts'
import { formatFullName } from './people.ts'

/** What a name and an address have in common that are no longer in use. */
const FORMER = { use: 'old', period: { end: '2012-06-30' } } as const
const FORMER_ADDRESS = {
  line: ['7 Mill Lane'],
  city: 'Riverton',
  state: 'VT',
  postalCode: '05001',
  country: 'US',
}

/** Builds the Patient resource. */
export function buildPatient({ person, random, clinician }: Chart): fhir4.Patient {
  const { id, given, family, gender, birthDate, died, chart } = person
  const name: fhir4.HumanName = {
    use: 'official',
    family,
    given: [...given],
    ...(person.suffix && { suffix: [person.suffix] }),
    text: formatFullName(person),
  }
  const bare: fhir4.Patient = {
    resourceType: 'Patient',
    id,
    meta: {
      ...buildUsCoreProfile('patient'),
      ...(person.note && { tag: [{ system: NOTE_TAG, code: id, display: person.note }] }),
    },
    identifier: [
      {
        use: 'usual',
        type: hl7('v2-0203', ['MR', 'Medical record number']),
        system: 'urn:oid:1.2.36.146.595.217.0.1',
        value: `MRN-${id}`,
      },
      ...(person.norwegianId ? [{ system: 'urn:oid:2.16.578.1.12.4.1.4.1', value: person.norwegianId }] : []),
    ],
    active: true,
    name: [name, ...(person.before ? [{ ...FORMER, family: person.before, given: [...given] }] : [])],
    gender,
    birthDate,
    ...(died && { deceasedDateTime: died }),
  }
  if (chart === 'empty') return bare
  const race = random.pick(RACES)
  return {
    ...bare,
    extension: buildPatientExtensions(person, race),
    telecom: [
      { system: 'phone', value: `555-01${random.int(10, 99)}`, use: 'home' },
      { system: 'email', value: `${id}@example.com` },
    ],
    address: [
      {
        use: 'home',
        line: [`${random.int(1, 99)} ${random.pick(['Oak', 'Maple', 'Lake', 'Hill'])} Street`],
        city: random.pick(['Springfield', 'Riverton', 'Lakeside', 'São Bento']),
        state: random.pick(['MA', 'NY', 'VT']),
        postalCode: `0${random.int(1000, 9999)}`,
        country: 'US',
      },
      ...(person.before ? [{ ...FORMER, ...FORMER_ADDRESS }] : []),
    ],
    maritalStatus: hl7(
      'v3-MaritalStatus',
      random.pick([
        ['M', 'Married'],
        ['S', 'Never Married'],
      ]),
    ),
    communication: [
      { language: concept('urn:ietf:bcp:47', person.language ?? ['en', 'English']), preferred: true },
    ],
    generalPractitioner: [
      reference(`Practitioner/${clinician.id}`, `${clinician.given} ${clinician.family}`),
    ],
    managingOrganization: reference(`Organization/${clinician.organization}`),
  }
}
