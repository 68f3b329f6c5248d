import fc from 'fast-check'
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
      fc.constantFrom('rs', 'cruds', 'r', 's'),
      fc.subarray([...'cruds'], { minLength: 1 }).map((l) => l.join('')),
    ),
  }),
  fc
    .record({
      level: fc.constantFrom('patient', 'user', 'system'),
      constraint: fc.constantFrom(...CONSTRAINTS),
      letters: fc.constantFrom('rs', 's', 'cruds'),
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

const criteria = fc.oneof(
  patient.map((id) => `patient=${id}`),
  patient.map((id) => `subject=Patient/${id}`),
  fc.constantFrom(...ids).map((id) => `_id=${id.split('/')[1]}`),
  fc.constantFrom(
    ...[
      'code=2093-3',
      'code:not=2093-3',
      'category=laboratory',
      'gender=male',
      'gender:not=male',
      'status=active',
    ],
    ...[
      'birthdate=gt1980',
      'name=a',
      'family:contains=s',
      'date=ge2026',
      'date=lt2026',
      'value-quantity=gt100',
    ],
    ...[
      'component-code-value-quantity=8480-6$gt100',
      'clinical-status=active',
      'encounter:missing=true',
      'class=AMB',
    ],
    ...[
      'subject:Patient.name=shaw',
      'subject:Patient.gender=male',
      'patient.birthdate=lt1960',
      'patient.family=hansen',
    ],
    ...[
      'encounter.class=AMB',
      'encounter.subject:Patient.family=smith',
      'performer:Practitioner.gender=female',
    ],
    ...['patient.general-practitioner.family=bianchi', 'general-practitioner.family=o', 'requester.name=a'],
    ...[
      '_has:Observation:patient:code=2093-3',
      '_has:Observation:subject:value-quantity=gt150',
      '_has:Condition:patient:clinical-status=active',
    ],
    ...[
      '_has:Encounter:patient:_has:Observation:encounter:code=85354-9',
      '_has:MedicationRequest:requester:status=active',
    ],
    ...[
      '_has:Encounter:participant:class=IMP',
      '_has:PractitionerRole:practitioner:specialty=394579002',
      '_list=none',
    ],
    ...[
      'subject:Patient._has:Condition:patient:clinical-status=active',
      'patient._id=amy-shaw',
      'result.value-quantity=gt100',
    ],
  ),
)
const shape = fc.constantFrom(
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
const query = fc
  .tuple(fc.array(criteria, { maxLength: 3 }), fc.array(shape, { maxLength: 3 }))
  .map(([which, how]) => [...which, ...how].join('&'))

export interface LeakRequest {
  readonly kind: 'read' | 'search' | 'history' | 'everything' | 'batch'
  readonly method: string
  readonly url: string
  readonly body?: unknown
  readonly headers?: Record<string, string>
}

const get =
  (kind: LeakRequest['kind']) =>
  (url: string): LeakRequest => ({ kind, method: 'GET', url })
const single: fc.Arbitrary<LeakRequest> = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.tuple(fc.oneof(common, type), query).map(([of, text]) => get('search')(`${of}?${text}`)),
  },
  { weight: 1, arbitrary: query.map((text) => get('search')(`?${text}`)) },
  {
    weight: 1,
    arbitrary: fc
      .tuple(fc.oneof(common, fc.constant('*')), patient, query)
      .map(([of, id, text]) => get('search')(`Patient/${id}/${of}?${text}`)),
  },
  {
    weight: 1,
    arbitrary: fc.tuple(common, query).map(([of, text]) => ({
      ...{ kind: 'search' as const, method: 'POST', url: `${of}/_search`, body: text },
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
    })),
  },
  { weight: 2, arbitrary: fc.constantFrom(...ids).map(get('read')) },
  { weight: 1, arbitrary: fc.constantFrom(...ids).map((id) => get('read')(`${id}/_history/1`)) },
  { weight: 1, arbitrary: fc.constantFrom(...ids).map((id) => get('history')(`${id}/_history`)) },
  { weight: 1, arbitrary: common.map((of) => get('history')(`${of}/_history?_count=1000`)) },
  { weight: 1, arbitrary: fc.constant(get('history')('_history?_count=1000')) },
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

/** Something that tries to write. */
export const writings: fc.Arbitrary<Omit<LeakRequest, 'kind'>> = fc.oneof(
  moved.map((body) => ({ method: 'PUT', url: `${body.resourceType}/${body.id}`, body })),
  moved.map(({ id, ...body }) => ({ method: 'POST', url: body.resourceType as string, body })),
  fc
    .tuple(moved, criteria)
    .map(([{ id, ...body }, text]) => ({ method: 'PUT', url: `${body.resourceType}?${text}`, body })),
  fc.tuple(moved, criteria).map(([{ id, ...body }, text]) => ({
    method: 'POST',
    url: body.resourceType as string,
    body,
    headers: { 'if-none-exist': text },
  })),
  fc.constantFrom(...ids).map((url) => ({ method: 'DELETE', url })),
  fc.tuple(common, criteria).map(([of, text]) => ({ method: 'DELETE', url: `${of}?${text}` })),
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
