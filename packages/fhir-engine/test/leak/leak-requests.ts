import fc from 'fast-check'
import { CRITERIA, chooseCriteria, criteria } from './leak-criteria.ts'
import { common, ids, patient, type } from './leak-names.ts'
import type { LeakRequest } from './leak-request.ts'
import { CATEGORIES, LABS, MEASURED } from './leak-terminology.ts'

const encounter = fc.constantFrom(...ids.filter((id) => id.startsWith('Encounter/')))
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
    .tuple(fc.array(chooseCriteria(of), { maxLength: 2 }), fc.array(shape, { maxLength: 2 }))
    .map(([which, how]) => [...which, ...how].join('&'))

const query = fc
  .tuple(fc.array(criteria, { maxLength: 2 }), fc.array(shape, { maxLength: 2 }))
  .map((each) => each.flat().join('&'))

const typed = fc
  .oneof(fc.constantFrom(...Object.keys(CRITERIA)), type)
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
  { weight: 1, arbitrary: encounter.map((id) => get('everything')(`${id}/$everything?_count=1000`)) },
  { weight: 1, arbitrary: fc.constant(get('everything')('Group/all-patients/$everything?_count=1000')) },
  {
    weight: 1,
    arbitrary: fc
      .tuple(patient, fc.constantFrom('category=laboratory', 'category=vital-signs', 'code=2093-3'), query)
      .map(([id, which, text]) => get('search')(`Observation/$lastn?patient=${id}&${which}&${text}`)),
  },
)

/** Operations on code systems and value sets. */
const terminology = fc
  .constantFrom(
    ...[`ValueSet/$expand?url=${LABS}`, `ValueSet/$expand?url=${MEASURED}`, 'ValueSet/labs/$expand'],
    'ValueSet/$expand?url=http://hl7.org/fhir/ValueSet/observation-category',
    `ValueSet/$validate-code?url=${MEASURED}&system=${CATEGORIES}&code=laboratory`,
    'ValueSet/labs/$validate-code?system=http://loinc.org&code=2093-3',
    ...['laboratory', 'measured', 'exam'].map(
      (code) => `CodeSystem/$lookup?system=${CATEGORIES}&code=${code}`,
    ),
    `CodeSystem/$validate-code?url=${CATEGORIES}&code=exam`,
    'CodeSystem/categories/$validate-code?code=exam',
  )
  .map(get('terminology'))

/** Requests that only read, some wrapped in a Bundle. */
export const readings: fc.Arbitrary<LeakRequest> = fc.oneof(
  { weight: 18, arbitrary: single },
  { weight: 3, arbitrary: terminology },
  {
    weight: 2,
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
