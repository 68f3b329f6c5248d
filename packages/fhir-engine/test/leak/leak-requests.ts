import fc from 'fast-check'
import { pointings } from './leak-pointings.ts'
import type { LeakRequest, LeakWriting } from './leak-request.ts'
import { CONSTRAINTS, type Grant, type Holder, PATIENTS, WORLD } from './leak-world.ts'

const types = [...new Set(WORLD.map((each) => each.resourceType as string))]
const ids = WORLD.map((each) => `${each.resourceType}/${each.id}`)
const patient = fc.constantFrom(...PATIENTS)
const type = fc.constantFrom(...types)
const common = fc.constantFrom(
  'Patient',
  'Observation',
  'Observation',
  'Condition',
  'Encounter',
  'MedicationRequest',
)

const grant: fc.Arbitrary<Grant> = fc.oneof(
  fc.record({
    level: fc.constantFrom('patient', 'patient', 'user', 'system'),
    type: fc.oneof(fc.constant('*'), common, type),
    letters: fc.oneof(
      fc.constantFrom('rs', 'cruds', 'r', 's', 'cud'),
      fc.subarray([...'cruds'], { minLength: 1 }).map((l) => l.join('')),
    ),
  }),
  fc
    .record({
      level: fc.constantFrom('patient', 'user', 'system'),
      constraint: fc.constantFrom(...CONSTRAINTS),
      letters: fc.constantFrom('rs', 's', 'cruds', 'cu'),
    })
    .map((each) => ({ ...each, type: each.constraint[0] })),
) as fc.Arbitrary<Grant>

/** Somebody with a random token. */
export const holders: fc.Arbitrary<Holder> = fc.record(
  {
    grants: fc.array(grant, { minLength: 1, maxLength: 4 }),
    patient,
    user: fc.constantFrom(
      'Practitioner/dr-okafor',
      'Patient/amy-shaw',
      'Patient/henry-late',
      'RelatedPerson/jack-smith-mother',
    ),
  },
  { requiredKeys: ['grants'] },
)

/** The scope text of a grant. */
export function scopeText({ level, type: of, letters, constraint }: Grant): string {
  return `${level}/${of}.${letters}${constraint ? `?${constraint[1]}` : ''}`
}

/** Criteria that make sense for a type: what hidden resources could be asked about, directly and by way of others. */
const about: Readonly<Record<string, readonly string[]>> = {
  Patient: [
    ...[
      'gender=male',
      'gender:not=male',
      'birthdate=gt1980',
      'name=a',
      'family:contains=s',
      'active=true',
      '_has:List:subject:status=current',
    ],
    ...[
      '_has:Observation:patient:code=2093-3',
      '_has:Observation:subject:value-quantity=gt150',
      '_has:Condition:patient:clinical-status=active',
    ],
    ...[
      '_has:Encounter:patient:_has:Observation:encounter:code=85354-9',
      'general-practitioner.family=o',
      'organization.name=l',
    ],
    ...[
      '_has:MedicationRequest:subject:medication.code=243670',
      '_has:Encounter:patient:class=AMB',
      '_has:DiagnosticReport:subject:status=final',
    ],
  ],
  Observation: [
    ...[
      'code=2093-3',
      'code:not=2093-3',
      'category=laboratory',
      'date=ge2026',
      'date=lt2026',
      'value-quantity=gt100',
    ],
    ...[
      'component-code-value-quantity=8480-6$gt100',
      'encounter:missing=true',
      'encounter.class=AMB',
      '_list=of-amy',
    ],
    ...[
      'subject:Patient.name=shaw',
      'subject:Patient.gender=male',
      'patient.birthdate=lt1960',
      'patient.family=hansen',
    ],
    ...[
      'encounter.subject:Patient.family=smith',
      'performer:Practitioner.gender=female',
      'patient._id=amy-shaw',
    ],
    ...[
      'patient.general-practitioner.family=bianchi',
      'subject:Patient._has:Condition:patient:clinical-status=active',
    ],
    ...['_has:DiagnosticReport:result:status=final', 'specimen.type=119364003'],
  ],
  Condition: [
    'clinical-status=active',
    'category=encounter-diagnosis',
    'subject:Patient.gender=male',
    'patient.name=a',
    'encounter.class=AMB',
    'recorder:Practitioner.name=a',
  ],
  Encounter: [
    'class=AMB',
    'date=ge2026',
    '_has:Observation:encounter:code=85354-9',
    'participant:Practitioner.gender=male',
    'patient.gender=female',
  ],
  MedicationRequest: [
    'status=active',
    'medication.code=243670',
    'patient.birthdate=lt1960',
    'encounter.date=lt2026',
  ],
  DiagnosticReport: [
    'result.value-quantity=gt100',
    'result.code=2093-3',
    'patient.gender=male',
    'based-on.status=completed',
  ],
  Practitioner: [
    ...[
      'gender=female',
      'name=a',
      '_has:Encounter:participant:class=AMB',
      '_has:MedicationRequest:requester:status=active',
    ],
    ...[
      '_has:PractitionerRole:practitioner:specialty=419772000',
      '_has:Observation:performer:code=2093-3',
      '_has:Patient:general-practitioner:gender=male',
    ],
  ],
  Organization: [
    'name=l',
    '_has:Patient:organization:gender=female',
    '_has:Encounter:service-provider:class=AMB',
  ],
  Medication: ['_has:MedicationRequest:medication:status=active', 'code=243670'],
  Location: ['_has:Encounter:location:class=AMB', 'organization.name=lake'],
}
const anywhere = fc.oneof(
  patient.map((id) => `patient=${id}`),
  patient.map((id) => `subject=Patient/${id}`),
  fc.constantFrom(...ids).map((id) => `_id=${id.split('/')[1]}`),
  fc.constantFrom('_list=of-amy', 'status=active', 'subject:Patient.name=shaw', 'patient.gender=male'),
)
const criteriaOf = (of: string) => {
  const own = about[of]
  return own
    ? fc.oneof({ weight: 4, arbitrary: fc.constantFrom(...own) }, { weight: 1, arbitrary: anywhere })
    : anywhere
}
const criteria = fc.oneof(anywhere, fc.constantFrom(...Object.values(about).flat()))
const cursor = fc.constantFrom(...ids).map((id) => `_cursor=${btoa(`>${id}/1`).replace(/=+$/, '')}`)
const shaping = fc.constantFrom(
  ...[
    '_sort=-date',
    '_sort=birthdate',
    '_sort=family,-_id',
    '_count=1',
    '_count=2',
    '_count=5',
    '_summary=count',
    '_total=accurate',
  ],
  ...[
    '_include=*',
    '_include=Observation:subject',
    '_include=Observation:encounter',
    '_include:iterate=Encounter:subject',
  ],
  ...[
    '_include=MedicationRequest:medication',
    '_include=Encounter:practitioner',
    '_include=Patient:general-practitioner',
  ],
  ...[
    '_include:iterate=*',
    '_revinclude=Observation:subject',
    '_revinclude=Observation:patient',
    '_revinclude=*',
  ],
  ...[
    '_revinclude:iterate=Provenance:target',
    '_revinclude=Condition:patient',
    '_revinclude=PractitionerRole:practitioner',
  ],
  ...['_elements=id,name', '_summary=true', '_summary=text'],
)
const shape = fc.oneof({ weight: 9, arbitrary: shaping }, { weight: 1, arbitrary: cursor })
const queryOf = (of: string) =>
  fc
    .tuple(fc.array(criteriaOf(of), { maxLength: 2 }), fc.array(shape, { maxLength: 2 }))
    .map(([which, how]) => [...which, ...how].join('&'))
const query = fc
  .tuple(fc.array(criteria, { maxLength: 2 }), fc.array(shape, { maxLength: 2 }))
  .map((each) => each.flat().join('&'))
const typed = fc
  .oneof(fc.constantFrom(...Object.keys(about)), type)
  .chain((of) => fc.tuple(fc.constant(of), queryOf(of)))

const get =
  (kind: LeakRequest['kind']) =>
  (url: string): LeakRequest => ({ kind, method: 'GET', url })
const single: fc.Arbitrary<LeakRequest> = fc.oneof(
  {
    weight: 8,
    arbitrary: typed.map(([of, text]) => get('search')(`${of}?${text}`)),
  },
  { weight: 1, arbitrary: query.map((text) => get('search')(`?${text}`)) },
  {
    weight: 1,
    arbitrary: fc
      .tuple(fc.uniqueArray(common, { minLength: 1, maxLength: 3 }), fc.oneof(fc.constant('_count=2'), query))
      .map(([some, text]) => get('search')(`?_type=${some.join(',')}&${text}`)),
  },
  {
    weight: 1,
    arbitrary: fc
      .tuple(fc.oneof(common, fc.constant('*')), patient, query)
      .map(([of, id, text]) => get('search')(`Patient/${id}/${of}?${text}`)),
  },
  {
    weight: 1,
    arbitrary: typed.map(([of, text]) => ({
      ...{ kind: 'search' as const, method: 'POST', url: `${of}/_search`, body: text },
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
    })),
  },
  { weight: 2, arbitrary: fc.constantFrom(...ids).map(get('read')) },
  { weight: 1, arbitrary: fc.constantFrom(...ids).map((id) => get('read')(`${id}/_history/1`)) },
  { weight: 1, arbitrary: fc.constantFrom(...ids).map((id) => get('history')(`${id}/_history`)) },
  { weight: 1, arbitrary: common.map((of) => get('history')(`${of}/_history?_count=1000`)) },
  { weight: 1, arbitrary: fc.constant(get('history')('Binary/_history?_count=1000')) },
  { weight: 1, arbitrary: fc.constant(get('history')('_history?_count=1000')) },
  { weight: 1, arbitrary: common.map((of) => get('history')(`${of}/_history?_at=2026&_count=1000`)) },
  { weight: 1, arbitrary: patient.map((id) => get('everything')(`Patient/${id}/$everything?_count=1000`)) },
  { weight: 1, arbitrary: fc.constant(get('everything')('Patient/$everything?_count=1000')) },
)

/** Something that only reads, also wrapped in a Bundle. */
export const readings: fc.Arbitrary<LeakRequest> = fc.oneof(
  { weight: 9, arbitrary: single },
  {
    weight: 1,
    arbitrary: fc
      .tuple(fc.constantFrom('batch', 'transaction'), fc.array(single, { maxLength: 3 }))
      .map(([of, parts]) => {
        const entry = parts
          .filter((part) => part.method === 'GET')
          .map(({ url }) => ({ request: { method: 'GET', url } }))
        return {
          kind: 'batch' as const,
          method: 'POST',
          url: '',
          body: { resourceType: 'Bundle', type: of, entry },
        }
      }),
  },
)

const moved = fc.tuple(fc.constantFrom(...WORLD), patient).map(([resource, id]) => ({
  ...resource,
  ...(resource.subject && { subject: { reference: `Patient/${id}` } }),
  ...(resource.patient && { patient: { reference: `Patient/${id}` } }),
}))
const json = { 'content-type': 'application/json-patch+json' }

const conditionals: fc.Arbitrary<LeakWriting> = fc
  .tuple(moved, fc.constantFrom('PUT', 'POST', 'DELETE', 'PATCH'))
  .chain(([{ id: _, ...body }, method]) =>
    criteriaOf(body.resourceType).map((text) => ({
      ...{ method, conditional: true },
      url: method === 'POST' ? (body.resourceType as string) : `${body.resourceType}?${text}`,
      ...(method !== 'DELETE' && {
        body: method === 'PATCH' ? [{ op: 'add', path: '/language', value: 'en' }] : body,
      }),
      headers: method === 'PATCH' ? json : { 'if-none-exist': text },
    })),
  )

export const writings: fc.Arbitrary<LeakWriting> = fc.oneof(
  { weight: 2, arbitrary: conditionals },
  { weight: 2, arbitrary: pointings },
  moved.map((body) => ({ method: 'PUT', url: `${body.resourceType}/${body.id}`, body })),
  moved.map(({ id: _, ...body }) => ({ method: 'POST', url: body.resourceType as string, body })),
  fc.constantFrom(...ids).map((url) => ({ method: 'DELETE', url })),
  fc.constantFrom(...ids).map((url) => ({
    method: 'PATCH',
    url,
    headers: json,
    body: [{ op: 'add', path: '/language', value: 'en' }],
  })),
  fc.tuple(moved, fc.constantFrom(...ids), criteria).map(([body, id, text]) => ({
    method: 'POST',
    url: '',
    body: {
      resourceType: 'Bundle',
      type: 'transaction',
      entry: [
        { resource: body, request: { method: 'PUT', url: `${body.resourceType}/${body.id}` } },
        { request: { method: 'GET', url: id } },
        { request: { method: 'GET', url: `Observation?${text}` } },
      ],
    },
  })),
)
