import { describe, expect, it } from 'vitest'
import { type Any, ask, sampleStore } from '../engine.ts'
import { condition, grantAmy, json, others, store } from './amy-token.ts'

describe('writes stay inside (S-125)', () => {
  const all = grantAmy('patient/*.cruds')

  it('nothing is made for, moved to or taken from another patient', () => {
    const own = sampleStore()
    expect(ask(own, 'Condition', { method: 'POST', body: others, ...all }).status).toBe(403)
    expect(
      ask(own, 'Condition/amy-shaw-condition-1', {
        method: 'PUT',
        body: { ...others, id: 'amy-shaw-condition-1' },
        ...all,
      }).status,
    ).toBe(403)
    expect(
      ask(own, 'Condition/frank-hansen-condition-1', {
        method: 'PUT',
        body: { ...condition, id: 'frank-hansen-condition-1' },
        ...all,
      }).status,
    ).toBe(404)
    expect(ask(own, 'Condition/frank-hansen-condition-1', { method: 'DELETE', ...all }).status).toBe(204)
    expect(ask(own, 'Condition/frank-hansen-condition-1').status).toBe(200)
    const patch = [{ op: 'test', path: '/subject/reference', value: 'Patient/frank-hansen' }]
    expect(
      ask(own, 'Condition/frank-hansen-condition-1', { method: 'PATCH', body: patch, headers: json, ...all })
        .status,
    ).toBe(404)
    expect(ask(own, 'Patient', { method: 'POST', body: { resourceType: 'Patient' }, ...all }).status).toBe(
      403,
    )
    expect((ask(own, '_history?_since=2026-06-02').body as Any).total).toBe(0)
  })

  it('a conditional update cannot tell whether an id is taken', () => {
    const put = (id: string) =>
      ask(store, 'Condition?code=none', {
        method: 'PUT',
        body: { ...condition, id },
        ...grantAmy('patient/*.cruds'),
      }).status
    expect([put('frank-hansen-condition-1'), put('amy-shaw-condition-1')]).toEqual([404, 409])
  })

  it('shared resources may be made but not changed', () => {
    const own = sampleStore()
    expect(
      ask(own, 'Binary', {
        method: 'POST',
        body: { resourceType: 'Binary', contentType: 'text/plain', data: 'eA==' },
        ...all,
      }).status,
    ).toBe(201)
    expect(ask(own, 'Practitioner/dr-okafor', { method: 'DELETE', ...all }).status).toBe(403)
    expect(
      ask(own, 'Practitioner/dr-okafor', {
        method: 'PUT',
        body: { resourceType: 'Practitioner', id: 'dr-okafor' },
        ...all,
      }).status,
    ).toBe(403)
  })

  it('who may write but not read is shown nothing', () => {
    const own = sampleStore()
    const patch = [{ op: 'add', path: '/language', value: 'en' }]
    const reply = ask(own, 'Condition/amy-shaw-condition-1', {
      method: 'PATCH',
      body: patch,
      headers: json,
      ...grantAmy('patient/Condition.u'),
    })
    expect([reply.status, reply.body]).toEqual([200, undefined])
  })
})
