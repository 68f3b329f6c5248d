import fc from 'fast-check'
import { BASE } from '../engine.ts'
import { PATIENTS } from './leak-owners.ts'
import type { LeakRequest, LeakWriting } from './leak-request.ts'
import { WORLD } from './leak-world.ts'

const binaries = WORLD.filter((each) => each.resourceType === 'Binary').map((each) => each.id as string)
const patient = fc.constantFrom(...PATIENTS)
const note = (text: string, id?: string) => ({
  ...{ resourceType: 'Binary', contentType: 'text/plain', data: btoa(text) },
  ...(id && { securityContext: { reference: `Patient/${id}` } }),
})

interface Pointing {
  readonly of: string
  readonly author: string
  readonly url: string
  readonly transaction: string
}

/** Ways to write a DocumentReference that may point at a Binary of any patient. */
const ways: Readonly<Record<string, (pointing: Pointing) => LeakWriting>> = {
  post: (pointing) => ({ method: 'POST', url: 'DocumentReference', body: document(pointing) }),
  put: (pointing) => put(pointing, `${pointing.of}-document-1`),
  'put as create': (pointing) => put(pointing, 'of-my-own'),
  patch: ({ of, url }) => ({
    method: 'PATCH',
    url: `DocumentReference/${of}-document-1`,
    headers: { 'content-type': 'application/json-patch+json' },
    body: [{ op: 'add', path: '/content/-', value: { attachment: { url } } }],
  }),
  'conditional create': (pointing) => ({
    ...{ method: 'POST', url: 'DocumentReference', body: document(pointing), conditional: true },
    headers: { 'if-none-exist': 'identifier=urn:x|none' },
  }),
  'conditional update': (pointing) => ({
    ...{ method: 'PUT', body: document(pointing), conditional: true },
    url: `DocumentReference?patient=Patient/${pointing.of}`,
  }),
  bundle: (pointing) => ({
    method: 'POST',
    url: '',
    body: {
      resourceType: 'Bundle',
      type: pointing.transaction,
      entry: [
        { resource: document(pointing), request: { method: 'POST', url: 'DocumentReference' } },
        {
          resource: { ...document({ ...pointing, url: 'urn:uuid:a' }), id: 'of-my-own' },
          request: { method: 'PUT', url: 'DocumentReference/of-my-own' },
        },
        {
          ...{ fullUrl: 'urn:uuid:a', resource: note('new', pointing.of) },
          request: { method: 'POST', url: 'Binary' },
        },
      ],
    },
  }),
}

function document({ of, author, url }: Pointing) {
  return {
    ...{ resourceType: 'DocumentReference', status: 'current' },
    ...{ subject: { reference: `Patient/${of}` }, author: [{ reference: author }] },
    content: [{ attachment: { url } }],
  }
}

function put(pointing: Pointing, id: string): LeakWriting {
  return { method: 'PUT', url: `DocumentReference/${id}`, body: { ...document(pointing), id } }
}

const pointed = fc.constantFrom(...binaries, 'none')
const writingOf = (id: string): fc.Arbitrary<LeakWriting> =>
  fc
    .record({
      of: patient,
      author: fc.oneof(
        { weight: 3, arbitrary: fc.constant('Practitioner/dr-okafor') },
        { weight: 1, arbitrary: patient.map((each) => `Patient/${each}`) },
      ),
      url: fc.constantFrom(
        ...[`Binary/${id}`, `Binary/${id}`, `${BASE}/Binary/${id}`, `Binary/${id}/_history/1`],
      ),
      transaction: fc.constantFrom('transaction', 'batch'),
      way: fc.constantFrom(...Object.keys(ways)),
    })
    .map(({ way, ...pointing }) => (ways[way] as (pointing: Pointing) => LeakWriting)(pointing))

const readingOf = (id: string): fc.Arbitrary<LeakRequest> =>
  fc.constantFrom(
    ...[
      { kind: 'read' as const, url: `Binary/${id}` },
      { kind: 'read' as const, url: `Binary/${id}/_history/1` },
      { kind: 'history' as const, url: `Binary/${id}/_history` },
      { kind: 'history' as const, url: 'Binary/_history?_count=1000' },
      { kind: 'history' as const, url: '_history?_count=1000' },
      { kind: 'search' as const, url: 'Binary?_count=1000' },
      { kind: 'search' as const, url: `?_type=Binary,DocumentReference&_id=${id}` },
    ].map((each) => ({ ...each, method: 'GET', headers: { accept: 'application/json' } })),
  )

/** Requests that write a DocumentReference which points at a Binary. */
export const pointings: fc.Arbitrary<LeakWriting> = pointed.chain(writingOf)

/** Such a request, with a read of the data that it may have opened. */
export const openings: fc.Arbitrary<{ writing: LeakWriting; after: LeakRequest }> = pointed.chain((id) =>
  fc.record({ writing: writingOf(id), after: readingOf(id) }),
)
