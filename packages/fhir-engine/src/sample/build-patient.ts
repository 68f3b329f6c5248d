import { NOTE_TAG } from '../store/to-patient-row.ts'
import type { Chart } from './chart.ts'
import { buildUsCoreProfile, concept, hl7, reference } from './codes.ts'
import { formatFullName } from './people.ts'

const RACES = [
  ['2106-3', 'White'],
  ['2054-5', 'Black or African American'],
  ['2028-9', 'Asian'],
] as const

/** Builds the Patient resource. */
export function buildPatient({ person, random, clinician }: Chart): fhir4.Patient {
  const { id, given, family, gender, birthDate, died, chart } = person
  const name: fhir4.HumanName = { use: 'official', family, given: [...given], text: formatFullName(person) }
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
    ],
    active: true,
    name: [name],
    gender,
    birthDate,
    ...(died && { deceasedDateTime: died }),
  }
  if (chart === 'empty') return bare
  const [code, race] = random.pick(RACES)
  return {
    ...bare,
    extension: [
      {
        url: 'http://hl7.org/fhir/us/core/StructureDefinition/us-core-race',
        extension: [
          {
            url: 'ombCategory',
            valueCoding: { system: 'urn:oid:2.16.840.1.113883.6.238', code, display: race },
          },
          { url: 'text', valueString: race },
        ],
      },
    ],
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
