import { describe, expect, it } from 'vitest'
import { ask, found, sampleStore } from '../engine.ts'
import { makePatient } from './written-patient.ts'

describe('update', () => {
  it('makes versions, and honours If-Match', () => {
    const store = sampleStore()
    const put = (more: object, headers = {}) =>
      ask(store, 'Patient/p', { method: 'PUT', body: makePatient({ id: 'p', ...more }), headers })
    expect(put({}, { 'if-match': 'W/"1"' }).status).toBe(412)
    expect(put({}).status).toBe(201)
    expect(put({ active: true }, { 'if-match': 'W/"1"' }).status).toBe(200)
    expect(put({ active: false }, { 'if-match': 'W/"1"' }).status).toBe(412)
    expect(put({ active: false }, { 'if-none-match': '*' }).status).toBe(412)
    expect(ask(store, 'Patient/p')).toMatchObject({
      status: 200,
      body: { active: true, meta: { versionId: '2' } },
    })
    expect(ask(store, 'Patient/p/_history/1')).toMatchObject({
      status: 200,
      body: { meta: { versionId: '1' } },
    })
    expect(ask(store, 'Patient/p/_history/3').status).toBe(404)
  })

  it('needs the id of the URL', () => {
    expect(ask(sampleStore(), 'Patient/p', { method: 'PUT', body: makePatient() }).status).toBe(400)
    expect(ask(sampleStore(), 'Patient/p', { method: 'PUT', body: makePatient({ id: 'q' }) }).status).toBe(
      400,
    )
    expect(
      ask(sampleStore(), 'Patient/p_q', { method: 'PUT', body: makePatient({ id: 'p_q' }) }).status,
    ).toBe(400)
  })

  it('conditional: none creates, one updates, several are refused (R4 §3.1.0.4.3)', () => {
    const store = sampleStore()
    const put = (criteria: string, more: object = {}) =>
      ask(store, `Patient?${criteria}`, { method: 'PUT', body: makePatient(more) })
    expect(put('family=written').status).toBe(201)
    expect(put('family=written', { active: true })).toMatchObject({
      status: 200,
      body: { id: 'new-1', active: true },
    })
    expect(put('family=written', { id: 'other' }).status).toBe(400)
    expect(put('family=nobody', { id: 'amy-shaw' }).status).toBe(409)
    expect(put('family=nobody', { id: 'chosen' })).toMatchObject({ status: 201, body: { id: 'chosen' } })
    expect(put('gender=male').status).toBe(412)
    expect(put('').status).toBe(412)
  })

  it('a changed resource is found by its new values only', () => {
    const store = sampleStore()
    ask(store, 'Patient/amy-shaw', { method: 'PUT', body: makePatient({ id: 'amy-shaw' }) })
    expect(found(store, 'Patient?family=shaw')).toEqual([])
    expect(found(store, 'Patient?family=written')).toEqual(['Patient/amy-shaw'])
    expect(found(store, 'Patient?identifier=MRN-amy-shaw')).toEqual([])
  })
})
