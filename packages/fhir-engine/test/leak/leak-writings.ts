import fc from 'fast-check'
import { chooseCriteria, criteria } from './leak-criteria.ts'
import { linkings } from './leak-linkings.ts'
import { ids, patient } from './leak-names.ts'
import { pointings } from './leak-pointings.ts'
import type { LeakWriting } from './leak-request.ts'
import { WORLD } from './leak-world.ts'

const moved = fc.tuple(fc.constantFrom(...WORLD), patient).map(([resource, id]) => ({
  ...resource,
  ...(resource.subject && { subject: { reference: `Patient/${id}` } }),
  ...(resource.patient && { patient: { reference: `Patient/${id}` } }),
}))

const json = { 'content-type': 'application/json-patch+json' }
const conditionals: fc.Arbitrary<LeakWriting> = fc
  .tuple(moved, fc.constantFrom('PUT', 'POST', 'DELETE', 'PATCH'))
  .chain(([{ id: _, ...body }, method]) =>
    chooseCriteria(body.resourceType).map((text) => ({
      ...{ method, conditional: true },
      url: method === 'POST' ? (body.resourceType as string) : `${body.resourceType}?${text}`,
      ...(method !== 'DELETE' && {
        body: method === 'PATCH' ? [{ op: 'add', path: '/language', value: 'en' }] : body,
      }),
      headers: method === 'PATCH' ? json : { 'if-none-exist': text },
    })),
  )

const conditions = fc.constantFrom<Record<string, string>>(
  ...[{}, { 'if-match': 'W/"1"' }, { 'if-match': 'W/"7"' }, { 'if-none-match': '*' }],
)

export const writings: fc.Arbitrary<LeakWriting> = fc.oneof(
  { weight: 2, arbitrary: conditionals },
  { weight: 2, arbitrary: pointings },
  { weight: 2, arbitrary: linkings },
  fc.tuple(moved, conditions).map(([body, headers]) => ({
    ...{ method: 'PUT', url: `${body.resourceType}/${body.id}`, body, headers },
  })),
  moved.map(({ id: _, ...body }) => ({ method: 'POST', url: body.resourceType as string, body })),
  fc.tuple(fc.constantFrom(...ids), conditions).map(([url, headers]) => ({ method: 'DELETE', url, headers })),
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
