import { buildUsCoreProfile, concept, hl7, reference } from './codes.ts'

/** A practitioner of the sample data. */
export interface Clinician {
  readonly id: string
  readonly given: string
  readonly family: string
  readonly gender: 'female' | 'male'
  readonly birthDate: string
  readonly specialty: readonly [code: string, display: string]
  readonly organization: string
}

export const clinicians: readonly Clinician[] = [
  {
    id: 'dr-okafor',
    given: 'Ngozi',
    family: 'Okafor',
    gender: 'female',
    birthDate: '1975-04-12',
    specialty: ['419772000', 'Family practice'],
    organization: 'lakeside-clinic',
  },
  {
    id: 'dr-lindqvist',
    given: 'Erik',
    family: 'Lindqvist',
    gender: 'male',
    birthDate: '1968-09-01',
    specialty: ['394579002', 'Cardiology'],
    organization: 'central-hospital',
  },
  {
    id: 'dr-bianchi',
    given: 'Giulia',
    family: 'Bianchi',
    gender: 'female',
    birthDate: '1982-12-05',
    specialty: ['394537008', 'Pediatric specialty'],
    organization: 'lakeside-clinic',
  },
  {
    id: 'dr-osullivan',
    given: 'Niamh',
    family: "O'Sullivan",
    gender: 'female',
    birthDate: '1979-07-23',
    specialty: ['394583002', 'Endocrinology'],
    organization: 'central-hospital',
  },
  {
    id: 'nurse-park',
    given: 'Min-jun',
    family: 'Park',
    gender: 'male',
    birthDate: '1990-03-30',
    specialty: ['408443003', 'General medical practice'],
    organization: 'lakeside-clinic',
  },
]

const organizations = [
  ['lakeside-clinic', 'Lakeside Family Clinic', 'prov', '555-0100'],
  ['central-hospital', 'Central Hospital', 'prov', '555-0200'],
  ['northern-labs', 'Northern Laboratories', 'prov', '555-0300'],
  ['evergreen-insurance', 'Evergreen Insurance', 'ins', '555-0400'],
] as const

/** Builds practitioners with their roles, organizations and locations. */
export function buildStaff(): fhir4.FhirResource[] {
  return [
    ...organizations.map(organization),
    ...organizations.slice(0, 2).map(location),
    ...clinicians.flatMap(clinician),
  ]
}

function organization([id, name, type, phone]: (typeof organizations)[number]): fhir4.Organization {
  return {
    resourceType: 'Organization',
    id,
    meta: buildUsCoreProfile('organization'),
    active: true,
    type: [hl7('organization-type', [type, type === 'ins' ? 'Insurance Company' : 'Healthcare Provider'])],
    name,
    telecom: [{ system: 'phone', value: phone, use: 'work' }],
    address: [
      { line: ['1 Sample Street'], city: 'Springfield', state: 'MA', postalCode: '01101', country: 'US' },
    ],
  }
}

function location([organizationId, name]: (typeof organizations)[number], index: number): fhir4.Location {
  return {
    resourceType: 'Location',
    id: `${organizationId}-site`,
    meta: buildUsCoreProfile('location'),
    status: 'active',
    name: `${name}, main building`,
    mode: 'instance',
    type: [hl7('v3-RoleCode', index === 0 ? ['OF', 'Outpatient facility'] : ['HOSP', 'Hospital'])],
    address: {
      line: ['1 Sample Street'],
      city: 'Springfield',
      state: 'MA',
      postalCode: '01101',
      country: 'US',
    },
    position: { longitude: -72.589811 + index / 10, latitude: 42.101483 },
    managingOrganization: reference(`Organization/${organizationId}`, name),
  }
}

function clinician(person: Clinician, index: number): fhir4.FhirResource[] {
  const { id, given, family, gender, birthDate } = person
  const nurse = id.startsWith('nurse')
  const display = `${given} ${family}`
  const role: fhir4.PractitionerRole = {
    resourceType: 'PractitionerRole',
    id: `${id}-role`,
    meta: buildUsCoreProfile('practitionerrole'),
    active: true,
    practitioner: reference(`Practitioner/${id}`, display),
    organization: reference(`Organization/${person.organization}`),
    code: [hl7('practitioner-role', nurse ? ['nurse', 'Nurse'] : ['doctor', 'Doctor'])],
    specialty: [concept('http://snomed.info/sct', person.specialty)],
    location: [reference(`Location/${person.organization}-site`)],
    telecom: [{ system: 'email', value: `${id}@example.org`, use: 'work' }],
  }
  const practitioner: fhir4.Practitioner = {
    resourceType: 'Practitioner',
    id,
    meta: buildUsCoreProfile('practitioner'),
    identifier: [{ system: 'http://hl7.org/fhir/sid/us-npi', value: `${1234567000 + index}` }],
    active: true,
    name: [{ use: 'official', family, given: [given], prefix: nurse ? [] : ['Dr.'], text: display }],
    telecom: [{ system: 'email', value: `${id}@example.org`, use: 'work' }],
    gender,
    birthDate,
  }
  if (nurse) delete practitioner.name?.[0]?.prefix
  return [practitioner, role]
}
