import { describe, expect, it } from 'vitest'
import { serializeFhir } from '../../src/index.ts'
import { handleUpstream } from '../../src/upstream/index.ts'
import type { Any } from '../engine.ts'
import { all, grantAmy, makePatient, send, startBehind } from './behind-upstream.ts'

describe('in front of another server', () => {
  const value = '123456789012345678.10'
  const observation = `{"resourceType":"Observation","id":"d","status":"final","code":{"text":"x"},"valueQuantity":{"value":${value}}}`
  const serialized = (reply: Any) => serializeFhir(reply, { query: '', header: () => undefined }).body

  it('a decimal goes there and comes back as it was written', async () => {
    const { store, upstream } = startBehind()
    const request = (method: string, path: string, body: string, type = 'application/fhir+json') =>
      handleUpstream(upstream, {
        ...{ method, path, query: '', base: 'https://mock.example/fhir', access: all },
        header: (name) => (name === 'content-type' ? type : undefined),
        body: new TextEncoder().encode(body),
      })
    const bundle = (method: string, url: string) =>
      `{"resourceType":"Bundle","type":"transaction","entry":[{"resource":${observation},"request":{"method":"${method}","url":"${url}"}}]}`
    expect(serialized(await request('PUT', 'Observation/d', observation))).toContain(`"value":${value}`)
    const patch = '[{"op":"replace","path":"/status","value":"amended"}]'
    expect((await request('PATCH', 'Observation/d', patch, 'application/json-patch+json')).status).toBe(200)
    expect((await request('POST', '', bundle('PUT', 'Observation/d'))).status).toBe(200)
    expect(
      (await request('POST', '', bundle('PUT', 'Observation/d').replace('transaction', 'batch'))).status,
    ).toBe(200)
    for (const url of ['GET Observation/d', 'GET Observation?_id=d', 'GET Observation/d/_history']) {
      expect(serialized(await send(upstream, url, all))).toContain(`"value":${value}`)
    }
    expect(String((store.get('Observation', 'd') as Any).valueQuantity.value)).toBe(value)
  })

  it('a generated narrative does not outlive a patch', async () => {
    const { store, upstream } = startBehind()
    const text = { status: 'generated', div: '<div xmlns="http://www.w3.org/1999/xhtml">other</div>' }
    await send(upstream, 'PUT Patient/p', all, { body: makePatient({ id: 'p', text }) })
    const body = [{ op: 'replace', path: '/gender', value: 'female' }]
    const headers = { 'content-type': 'application/json-patch+json' }
    expect((await send(upstream, 'PATCH Patient/p', all, { body, headers })).status).toBe(200)
    expect(store.get('Patient', 'p')).not.toHaveProperty('text')
  })

  it('a transaction that deletes nothing is not sent, and one of several leaves it out', async () => {
    const { store, upstream } = startBehind()
    const remove = (url: string) => ({ request: { method: 'DELETE', url } })
    const body = (...urls: string[]) => ({
      body: { resourceType: 'Bundle', type: 'transaction', entry: urls.map(remove) },
    })
    const access = grantAmy('patient/*.cruds')
    const reply = await send(upstream, 'POST ', access, body('Goal/none', 'Goal/frank-hansen-goal-1'))
    expect(reply.body).toMatchObject({
      entry: [{ response: { status: '204' } }, { response: { status: '204' } }],
    })
    expect(store.get('Goal', 'frank-hansen-goal-1')).toBeDefined()
    const mixed = await send(upstream, 'POST ', access, body('Goal/none', 'Goal/amy-shaw-goal-1'))
    expect((mixed.body as Any).entry).toHaveLength(2)
    expect(store.get('Goal', 'amy-shaw-goal-1')).toBeUndefined()
  })

  it('a transaction resolves relative references, and leaves strings that look like links', async () => {
    const { store, upstream } = startBehind()
    const old = 'http://old.example/fhir'
    const request = (url: string) => ({ method: 'POST', url })
    const note = [{ text: `${old}/Patient/1` }]
    const goal = {
      ...{ resourceType: 'Goal', lifecycleStatus: 'active', description: { text: 'walk' } },
      ...{ subject: { reference: 'Patient/1' }, note },
    }
    const entry = [
      { fullUrl: `${old}/Goal/1`, resource: goal, request: request('Goal') },
      { fullUrl: `${old}/Patient/1`, resource: makePatient(), request: request('Patient') },
    ]
    const reply = await send(upstream, 'POST ', all, {
      body: { resourceType: 'Bundle', type: 'transaction', entry },
    })
    const [one, two] = (reply.body as Any).entry.map((each: Any) => each.response.location.split('/')[1])
    expect(store.get('Goal', one)).toMatchObject({ subject: { reference: `Patient/${two}` }, note })
  })
})
