import { describe, expect, it } from 'vitest'
import { createUpstream } from '../../src/upstream/index.ts'
import type { Any } from '../engine.ts'
import { all, base, grantAmy, makePatient, send, startBehind } from './behind-upstream.ts'

describe('a transaction in front of another server', () => {
  const bundle = (entry: unknown[]) => ({ body: { resourceType: 'Bundle', type: 'transaction', entry } })
  const entry = (method: string, url: string, resource?: unknown, more: object = {}) => ({
    ...{ request: { method, url, ...more } },
    ...(resource === undefined ? {} : { resource }),
  })
  const goal = (reference: string) => ({
    ...{ resourceType: 'Goal', lifecycleStatus: 'active', description: { text: 'walk' } },
    subject: { reference },
  })
  const AMY = 'Patient/amy-shaw'
  const fullUrl = 'urn:uuid:7c9a3f0e-9f3f-4f43-9a53-0d6b7a2c1e11'

  it('goes there as one, with references to what it makes', async () => {
    const { store, upstream } = startBehind()
    const reply = await send(
      upstream,
      'POST ',
      all,
      bundle([
        { fullUrl, ...entry('POST', 'Patient', makePatient()) },
        entry('POST', 'Goal', goal(fullUrl)),
        entry('DELETE', 'Observation/amy-shaw-bp-1'),
      ]),
    )
    expect(reply).toMatchObject({ status: 200, body: { type: 'transaction-response' } })
    const [one, two] = (reply.body as Any).entry.map((each: Any) => each.response.location?.split('/')[1])
    expect(store.get('Goal', two)).toMatchObject({ subject: { reference: `Patient/${one}` } })
    expect(store.get('Observation', 'amy-shaw-bp-1')).toBeUndefined()
    expect(JSON.stringify(reply)).not.toContain('behind.example')
  })

  it.each<[string, unknown[], number]>([
    [
      'one bad entry',
      [entry('POST', 'Goal', goal(AMY)), entry('POST', 'Goal', { ...goal(AMY), id: 7 })],
      422,
    ],
    ['something hidden', [entry('PUT', 'Patient/frank-hansen', makePatient({ id: 'frank-hansen' }))], 403],
    [
      'an id that is taken',
      [entry('PUT', 'Goal/frank-hansen-goal-1', { ...goal(AMY), id: 'frank-hansen-goal-1' })],
      404,
    ],
    ['another patient', [entry('POST', 'Goal', goal('Patient/frank-hansen'))], 403],
    [
      'another version',
      [entry('PUT', 'Patient/amy-shaw', makePatient({ id: 'amy-shaw' }), { ifMatch: 'W/"7"' })],
      412,
    ],
    ['a read', [entry('GET', 'Patient/amy-shaw')], 400],
    ['criteria', [entry('DELETE', 'Goal?_id=1')], 400],
    ['If-None-Exist', [entry('POST', 'Goal', goal(AMY), { ifNoneExist: '_id=1' })], 400],
    ['a conditional reference', [entry('POST', 'Goal', goal('Patient?_id=amy-shaw'))], 400],
    ['a way out', [entry('PUT', '../admin/1', makePatient({ id: '1' }))], 400],
    ['no request', [{}], 400],
    ['null', [null], 400],
  ])('changes nothing with %s in it', async (_, entries, status) => {
    const { store, upstream } = startBehind()
    const before = store.types().map((type) => [type, store.live(type).length])
    const reply = await send(upstream, 'POST ', grantAmy('patient/*.cruds'), bundle(entries))
    expect([reply.status, (reply.body as Any).resourceType]).toEqual([status, 'OperationOutcome'])
    expect(store.types().map((type) => [type, store.live(type).length])).toEqual(before)
  })

  it('fails whole when the server behind fails', async () => {
    const fetchIt: typeof fetch = async (_, init) =>
      init?.method === 'POST'
        ? new Response('{"secret":1}', { status: 409 })
        : new Response('', { status: 404 })
    const upstream = createUpstream({ base, fetch: fetchIt })
    const reply = await send(upstream, 'POST ', all, bundle([entry('POST', 'Patient', makePatient())]))
    expect([reply.status, JSON.stringify(reply).includes('secret')]).toEqual([409, false])
  })
})
