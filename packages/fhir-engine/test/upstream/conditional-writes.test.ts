import { describe, expect, it } from 'vitest'
import { parseScopeString } from '../../src/model/scopes.ts'
import { createUpstream } from '../../src/upstream/index.ts'
import type { Any } from '../engine.ts'
import { accessOf } from '../leak/leak-world.ts'
import { fetchFrom } from './backends.ts'
import { all, base, grantAmy, makePatient, send, startBehind } from './behind-upstream.ts'

describe('conditional writes in front of another server', () => {
  const identifier = [{ system: 'urn:c', value: '1' }]

  it('what a conditional update makes needs an update scope, and takes no If-None-Exist', async () => {
    const { store, upstream } = startBehind()
    const access = (scopes: string) => accessOf({ grants: [] }, parseScopeString(scopes))
    const body = makePatient({ identifier })
    const put = (scopes: string, headers = {}) =>
      send(upstream, 'PUT Patient?identifier=urn:c|1', access(scopes), { body, headers })
    expect((await put('patient/Patient.cu system/*.cd')).status).toBeGreaterThanOrEqual(400)
    const headers = { 'if-none-exist': 'gender=female' }
    const made = await put('system/Patient.us', headers)
    expect(made.status).toBe(201)
    const [, id = ''] =
      /Patient\/([^/]+)/.exec(made.headers.find(([name]) => name === 'Location')?.[1] ?? '') ?? []
    expect(store.get('Patient', id)).toMatchObject({ identifier })
  })

  it('is not done to a match that does not have what was asked: servers ignore what they do not know', async () => {
    const { store } = startBehind()
    const ignoring = createUpstream({
      base,
      fetch: (url, init) => fetchFrom(store, base)(String(url).replace(/gender=\w+/, ''), init),
    })
    const access = grantAmy('patient/*.cruds')
    const before = store.get('Patient', 'amy-shaw')
    const put = await send(ignoring, 'PUT Patient?gender=male', access, { body: makePatient() })
    const removed = await send(ignoring, 'DELETE Patient?gender=male', access)
    expect([put.status, removed.status]).toEqual([502, 502])
    expect(JSON.stringify(put.body)).toContain('ignore criteria')
    expect(store.get('Patient', 'amy-shaw')).toEqual(before)
  })

  it('creates once, updates, patches and deletes the one match', async () => {
    const { store, upstream } = startBehind()
    const headers = { 'if-none-exist': 'identifier=urn:c|1' }
    const first = await send(upstream, 'POST Patient', all, { body: makePatient({ identifier }), headers })
    const again = await send(upstream, 'POST Patient', all, { body: makePatient({ identifier }), headers })
    expect([first.status, again.status]).toEqual([201, 200])
    const { id } = first.body as Any
    expect((again.body as Any).id).toBe(id)
    const criteria = 'Patient?identifier=urn:c|1'
    const body = makePatient({ identifier, gender: 'male' })
    expect(await send(upstream, `PUT ${criteria}`, all, { body })).toMatchObject({ status: 200 })
    const json = { 'content-type': 'application/json-patch+json' }
    const patch = [{ op: 'replace', path: '/gender', value: 'female' }]
    const patched = await send(upstream, `PATCH ${criteria}`, all, { body: patch, headers: json })
    expect([patched.status, store.get('Patient', id)]).toMatchObject([200, { gender: 'female' }])
    expect(await send(upstream, `DELETE ${criteria}`, all)).toMatchObject({ status: 204 })
    expect(await send(upstream, `DELETE ${criteria}`, all)).toMatchObject({ status: 204 })
    expect(store.get('Patient', id)).toBeUndefined()
    const made = await send(upstream, `PUT ${criteria}`, all, { body })
    expect(made).toMatchObject({ status: 201, body: { gender: 'male' } })
  })

  it('refuses several matches, no criteria, and chains that could look behind the scopes', async () => {
    const { upstream } = startBehind()
    expect(await send(upstream, 'DELETE Patient?active=true', all)).toMatchObject({ status: 412 })
    expect(await send(upstream, 'DELETE Patient?_format=json', all)).toMatchObject({ status: 412 })
    const chained = 'DELETE Observation?subject:Patient.name=hansen'
    expect(await send(upstream, chained, grantAmy('patient/*.cruds'))).toMatchObject({ status: 400 })
  })

  it('does not match what the scopes hide', async () => {
    const { store, upstream } = startBehind()
    const hidden = 'DELETE Patient?_id=frank-hansen'
    expect(await send(upstream, hidden, grantAmy('patient/*.cruds'))).toEqual({ status: 204, headers: [] })
    expect(store.get('Patient', 'frank-hansen')).toBeDefined()
  })
})
