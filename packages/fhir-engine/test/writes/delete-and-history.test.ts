import { describe, expect, it } from 'vitest'
import { type Any, ask, BASE, found, sampleStore } from '../engine.ts'
import { makePatient } from './written-patient.ts'

describe('delete and history', () => {
  it('410 afterwards, and the history stays', () => {
    const store = sampleStore()
    expect(ask(store, 'Patient/amy-shaw', { method: 'DELETE' }).status).toBe(204)
    expect(ask(store, 'Patient/amy-shaw').status).toBe(410)
    expect(ask(store, 'Patient/amy-shaw/_history/1').status).toBe(200)
    expect(ask(store, 'Patient/amy-shaw/_history/2').status).toBe(410)
    expect(ask(store, 'Patient/amy-shaw', { method: 'DELETE' }).status).toBe(204)
    expect(ask(store, 'Patient/nobody', { method: 'DELETE' })).toEqual({ status: 204, headers: [] })
    expect(ask(store, 'Patient/nobody').status).toBe(404)
    expect(found(store, 'Patient?_id=amy-shaw')).toEqual([])
    const { total, entry } = ask(store, 'Patient/amy-shaw/_history').body as Any
    expect([total, entry[0].request.method, entry[1].resource.id]).toEqual([2, 'DELETE', 'amy-shaw'])
    expect(
      ask(store, 'Patient/amy-shaw', { method: 'PUT', body: makePatient({ id: 'amy-shaw' }) }),
    ).toMatchObject({
      status: 201,
      body: { meta: { versionId: '3' } },
    })
  })

  it('conditional: none is a success, one deleted, several refused', () => {
    const store = sampleStore()
    expect(ask(store, 'Patient?family=shaw', { method: 'DELETE' }).status).toBe(204)
    expect(ask(store, 'Patient?family=shaw', { method: 'DELETE' })).toEqual({ status: 204, headers: [] })
    expect(ask(store, 'Patient?gender=male', { method: 'DELETE' }).status).toBe(412)
  })

  it('pages a type and the system, newest first, and knows _since', () => {
    const store = sampleStore()
    for (const active of [true, false])
      ask(store, 'Patient/amy-shaw', { method: 'PUT', body: makePatient({ id: 'amy-shaw', active }) })
    const first = ask(store, 'Patient/_history?_count=2').body as Any
    expect(first.entry.map((each: Any) => each.resource.meta.versionId)).toEqual(['3', '2'])
    const next = first.link.find((each: Any) => each.relation === 'next').url.slice(BASE.length + 1)
    expect((ask(store, next).body as Any).entry[0].resource.meta.versionId).toBe('1')
    expect((ask(store, '_history?_since=2026-06-02').body as Any).total).toBe(2)
    expect(ask(store, 'Patient/nobody/_history').status).toBe(404)
  })
})

describe('conditional reads', () => {
  it.each([
    [{ 'if-none-match': 'W/"1"' }, 304],
    [{ 'if-none-match': 'W/"2"' }, 200],
    [{ 'if-modified-since': 'Tue, 02 Jun 2026 00:00:00 GMT' }, 304],
    [{ 'if-modified-since': 'Sun, 31 May 2026 00:00:00 GMT' }, 200],
    [{ 'if-modified-since': 'nonsense' }, 200],
  ])('%j: %i', (headers, status) => {
    expect(ask(sampleStore(), 'Patient/amy-shaw', { headers }).status).toBe(status)
  })
})
