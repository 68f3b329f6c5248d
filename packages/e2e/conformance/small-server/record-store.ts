/** A FHIR resource, as far as the small server looks at it. */
export interface FhirResource {
  readonly resourceType: string
  readonly id?: string
  readonly meta?: { readonly versionId?: string }
  readonly [member: string]: unknown
}

/** A request to the FHIR API, below its base, that its token permits. */
export interface RecordRequest {
  readonly method: string
  /** `Patient/one`, `Observation`; without query. */
  readonly path: string
  readonly query: URLSearchParams
  readonly body: string
}

/** The records behind the small server; they know nothing of tokens. */
export interface RecordStore {
  readonly answer: (
    request: RecordRequest,
  ) => Promise<{ readonly status: number; readonly resource: FhirResource }>
}

const CATEGORY = 'http://terminology.hl7.org/CodeSystem/observation-category'

const createObservation = (id: string, patient: string, category: string): FhirResource => ({
  ...{ resourceType: 'Observation', id, meta: { versionId: '1' }, status: 'final' },
  category: [{ coding: [{ system: CATEGORY, code: category }] }],
  code: { text: category },
  subject: { reference: `Patient/${patient}` },
})

/** Two patients, with observations of two categories. */
export const RECORDS: readonly FhirResource[] = [
  { resourceType: 'Patient', id: 'one', meta: { versionId: '1' }, name: [{ family: 'One' }] },
  { resourceType: 'Patient', id: 'two', meta: { versionId: '1' }, name: [{ family: 'Two' }] },
  createObservation('one-laboratory', 'one', 'laboratory'),
  createObservation('one-vitals', 'one', 'vital-signs'),
  createObservation('two-laboratory', 'two', 'laboratory'),
]

/** Creates a store of these records, which can be read and searched by id, patient and category. */
export const createRecordStore = (): RecordStore => ({
  async answer({ method, path, query }) {
    const [type, id] = path.split('/')
    if (method !== 'GET' && !path.endsWith('/_search')) return createOutcome(405)
    if (id !== undefined && id !== '_search') {
      const resource = RECORDS.find((each) => each.resourceType === type && each.id === id)
      return resource ? { status: 200, resource } : createOutcome(404)
    }
    const found = RECORDS.filter((each) => each.resourceType === type && matchesQuery(each, query))
    const entry = found.slice(0, Number(query.get('_count') ?? 50)).map((resource) => ({ resource }))
    return { status: 200, resource: { resourceType: 'Bundle', type: 'searchset', entry } }
  },
})

function matchesQuery(resource: FhirResource, query: URLSearchParams): boolean {
  const [id, patient, category] = ['_id', 'patient', 'category'].map((name) => query.get(name))
  const text = JSON.stringify(resource)
  if (id !== null && id !== undefined && resource.id !== id) return false
  if (patient && !text.includes(`"Patient/${patient.replace('Patient/', '')}"`)) return false
  return !category || text.includes(`"code":"${category.split('|').at(-1)}"`)
}

/** Creates the response of a failed request. */
export function createOutcome(status: number) {
  const issue = [{ severity: 'error', code: 'processing' }]
  return { status, resource: { resourceType: 'OperationOutcome', issue } satisfies FhirResource }
}
