import { buildUsCoreProfile, concept, hl7, reference } from '../values/codes.ts'
import { type Clinician, clinicians } from './clinicians.ts'

/** Rows of `id, name, type, phone, NPI, number in Norway's register of organizations`. */
const organizations: readonly (readonly [string, string, 'prov' | 'ins', string, string, string?])[] = [
  ['lakeside-clinic', 'Lakeside Family Clinic', 'prov', '555-0100', '1144221847', '315339138'],
  ['central-hospital', 'Central Hospital', 'prov', '555-0200', '1245319599', '313736628'],
  ['northern-labs', 'Northern Laboratories', 'prov', '555-0300', '1346417206'],
  ['evergreen-insurance', 'Evergreen Insurance', 'ins', '555-0400', '1447515834'],
]

/** Builds practitioners with their roles, organizations and locations. */
export function buildStaff(): fhir4.FhirResource[] {
  return [
    ...organizations.map(organization),
    ...organizations.slice(0, 2).map(location),
    ...clinicians.flatMap(clinician),
    { ...endpoint },
  ]
}

/** Where messages to the staff are sent. */
const endpoint: fhir4.Endpoint = {
  resourceType: 'Endpoint',
  id: 'direct-messages',
  status: 'active',
  connectionType: {
    system: 'http://terminology.hl7.org/CodeSystem/endpoint-connection-type',
    code: 'direct-project',
  },
  name: 'Direct messages',
  payloadType: [hl7('endpoint-payload-type', ['any', 'Any'])],
  address: 'mailto:staff@direct.example.org',
}

function organization([
  id,
  name,
  type,
  phone,
  npi,
  registration,
]: (typeof organizations)[number]): fhir4.Organization {
  return {
    resourceType: 'Organization',
    id,
    meta: buildUsCoreProfile('organization'),
    identifier: [
      { system: 'http://hl7.org/fhir/sid/us-npi', value: npi },
      ...(registration ? [{ system: 'urn:oid:2.16.578.1.12.4.1.4.101', value: registration }] : []),
    ],
    active: true,
    type: [hl7('organization-type', [type, type === 'ins' ? 'Insurance Company' : 'Healthcare Provider'])],
    name,
    telecom: [{ system: 'phone', value: phone, use: 'work' }],
    address: [
      { line: ['1 Sample Street'], city: 'Springfield', state: 'MA', postalCode: '01101', country: 'US' },
    ],
  }
}

function location(
  [organizationId, name, , phone]: (typeof organizations)[number],
  index: number,
): fhir4.Location {
  return {
    resourceType: 'Location',
    id: `${organizationId}-site`,
    meta: buildUsCoreProfile('location'),
    identifier: [{ system: 'https://example.org/fhir/sites', value: organizationId }],
    status: 'active',
    name: `${name}, main building`,
    mode: 'instance',
    telecom: [{ system: 'phone', value: phone, use: 'work' }],
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
    endpoint: [reference('Endpoint/direct-messages', 'Direct messages')],
  }
  const practitioner: fhir4.Practitioner = {
    resourceType: 'Practitioner',
    id,
    meta: buildUsCoreProfile('practitioner'),
    identifier: [
      { system: 'http://hl7.org/fhir/sid/us-npi', value: `${1234567000 + index}` },
      // The number in Norway's register of health personnel.
      { system: 'urn:oid:2.16.578.1.12.4.1.4.4', value: `${9144889 + index}` },
    ],
    active: true,
    name: [{ use: 'official', family, given: [given], prefix: nurse ? [] : ['Dr.'], text: display }],
    telecom: [{ system: 'email', value: `${id}@example.org`, use: 'work' }],
    gender,
    birthDate,
  }
  if (nurse) delete practitioner.name?.[0]?.prefix
  return [practitioner, role]
}
