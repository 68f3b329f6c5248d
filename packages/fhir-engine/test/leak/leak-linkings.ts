import fc from 'fast-check'
import { ids, patient } from './leak-names.ts'
import type { LeakRequest, LeakWriting } from './leak-request.ts'

/** Bodies of types outside the compartment, and of a Person, that refer to a resource. */
const bodies: Readonly<Record<string, (url: string) => object>> = {
  VerificationResult: (reference) => ({ target: [{ reference }], status: 'validated' }),
  PaymentNotice: (reference) => ({
    ...{ status: 'active', request: { reference }, created: '2026-01-02' },
    ...{ payment: { display: 'x' }, recipient: { display: 'x' }, amount: { value: 1, currency: 'EUR' } },
  }),
  Organization: (reference) => ({
    ...{ name: 'x', extension: [{ url: 'urn:of', valueReference: { reference } }] },
  }),
  Questionnaire: (reference) => ({
    status: 'draft',
    item: [{ linkId: '1', type: 'reference', initial: [{ valueReference: { reference } }] }],
  }),
}

/** Resources of types that R4 lets lead to a patient: an Organization does so only by an extension. */
const pointed = fc.oneof(
  { weight: 3, arbitrary: patient.map((id) => `Patient/${id}`) },
  { weight: 3, arbitrary: fc.constantFrom(...ids.filter((id) => !id.startsWith('Organization/'))) },
  {
    weight: 1,
    arbitrary: fc.constantFrom('Observation/none', 'DeviceMetric/none', 'https://x.example/Patient/1'),
  },
)

const linking: fc.Arbitrary<LeakWriting> = fc
  .tuple(
    fc.constantFrom(...Object.keys(bodies)),
    pointed,
    fc.constantFrom('new-one', 'frank-hansen-verification'),
  )
  .chain(([resourceType, url, id]) => {
    const body = { resourceType, ...bodies[resourceType]?.(url) }
    return fc.constantFrom(
      { method: 'POST', url: resourceType, body },
      { method: 'PUT', url: `${resourceType}/${id}`, body: { ...body, id } },
    )
  })

const person: fc.Arbitrary<LeakWriting> = patient.map((id) => ({
  ...{ method: 'PATCH', url: 'Person/amy-shaw-person' },
  headers: { 'content-type': 'application/json-patch+json' },
  body: [{ op: 'add', path: '/link/-', value: { target: { reference: `Patient/${id}` } } }],
}))

/** Requests that write a resource whose references decide whose it is, or whom a user may see. */
export const linkings: fc.Arbitrary<LeakWriting> = fc.oneof(
  { weight: 3, arbitrary: linking },
  { weight: 1, arbitrary: person },
)

/** Such a request, with a read of what it may have opened. */
export const grabs: fc.Arbitrary<{ writing: LeakWriting; after: LeakRequest }> = fc.record({
  writing: linkings,
  after: fc
    .constantFrom(
      'Patient',
      'VerificationResult',
      'DeviceMetric',
      'PaymentNotice',
      'Observation',
      'Organization',
    )
    .map((type) => ({ kind: 'search' as const, method: 'GET', url: `${type}?_count=1000` })),
})
