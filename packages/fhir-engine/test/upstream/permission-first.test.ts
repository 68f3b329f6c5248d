import { describe, expect, it } from 'vitest'
import { createFhirBase } from '../../src/index.ts'
import { createUpstream } from '../../src/upstream/index.ts'
import type { Any } from '../engine.ts'
import { WORLD } from '../leak/leak-world.ts'
import { fetchFrom } from './backends.ts'
import { base, grantAmy, send } from './behind-upstream.ts'

const HIDDEN = 'frank-hansen-condition-1'
const json = { 'content-type': 'application/json-patch+json' }
const patch = [{ op: 'add', path: '/language', value: 'en' }]
const of = (id: string) => ({ resourceType: 'Condition', subject: { reference: `Patient/${id}` } })
const bundle = (method: string, id: string, resource?: object) => ({
  ...{ resourceType: 'Bundle', type: 'transaction' },
  entry: [
    { ...(resource && { resource: { ...resource, id } }), request: { method, url: `Condition/${id}` } },
  ],
})

/** Returns a function that sends a request through a fresh upstream, and what that was asked. */
function startAsked() {
  const asked: string[] = []
  const store = createFhirBase(WORLD).fork({ now: () => 0, newId: () => 'new' })
  const upstream = createUpstream({
    base,
    fetch: (url, init) => {
      asked.push(`${init?.method} ${String(url).slice(base.length + 1)}`)
      return fetchFrom(store, base)(url, init)
    },
  })
  return { asked, upstream }
}

describe('in front of another server', () => {
  it.each<[string, string, Any]>([
    ['GET', `DELETE Condition/${HIDDEN}`, {}],
    ['GET', `PATCH Condition/${HIDDEN}`, { body: patch, headers: json }],
    ['GET', `PUT Condition/${HIDDEN}`, { body: { ...of('amy-shaw'), id: HIDDEN } }],
    ['POST', 'POST ', { body: bundle('DELETE', HIDDEN) }],
    ['GET', 'GET Group/all-patients/$export', { headers: { prefer: 'respond-async' } }],
    ['GET', 'GET Group/all-patients/$export?_type=Goal', { headers: { prefer: 'respond-async' } }],
  ])('is asked nothing (no %s) for %s when no scope permits it', async (_, line, more) => {
    const { asked, upstream } = startAsked()
    const reply = await send(upstream, line, grantAmy('patient/Condition.rs'), more)
    expect([reply.status >= 400, asked]).toEqual([true, []])
  })

  it.each<[string, (id: string) => [line: string, more: Any], number]>([
    [
      'a body for another patient',
      (id) => [`PUT Condition/${id}`, { body: { ...of('frank-hansen'), id } }],
      403,
    ],
    [
      'a body that is not valid',
      (id) => [`PUT Condition/${id}`, { body: { ...of('amy-shaw'), id, x: 1 } }],
      422,
    ],
    [
      'If-Match',
      (id) => [`PUT Condition/${id}`, { body: { ...of('amy-shaw'), id }, headers: { 'if-match': 'W/"1"' } }],
      412,
    ],
    ['DELETE', (id) => [`DELETE Condition/${id}`, {}], 204],
    ['PATCH', (id) => [`PATCH Condition/${id}`, { body: patch, headers: json }], 404],
    ['a transaction', (id) => ['POST ', { body: bundle('PUT', id, of('frank-hansen')) }], 403],
    ['a transaction that deletes', (id) => ['POST ', { body: bundle('DELETE', id) }], 200],
  ])('a hidden resource gets the reply of a missing one to %s', async (_, request, status) => {
    const told = [HIDDEN, 'none'].map(async (id) => {
      const { asked, upstream } = startAsked()
      const reply = await send(upstream, ...lineOf(request(id)))
      expect(reply.status).toBe(status)
      return JSON.stringify([reply, asked]).replaceAll(id, 'ID')
    })
    expect(await told[0]).toBe(await told[1])
  })
})

function lineOf([line, more]: [string, Any]): [string, ReturnType<typeof grantAmy>, Any] {
  return [line, grantAmy('patient/*.cruds'), more]
}
