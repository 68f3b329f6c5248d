import { describe, expect, it } from 'vitest'
import { type Any, ask, BASE, found, sampleStore } from '../engine.ts'
import { findHeader, makePatient } from './written-patient.ts'

describe('create and read', () => {
  it('stores with a new id, and says where', () => {
    const store = sampleStore()
    const reply = ask(store, 'Patient', { method: 'POST', body: makePatient({ id: 'mine' }) })
    expect(reply.status).toBe(201)
    expect(findHeader(reply, 'Location')).toBe(`${BASE}/Patient/new-1/_history/1`)
    expect(findHeader(reply, 'ETag')).toBe('W/"1"')
    expect(reply.body).toMatchObject({ id: 'new-1', meta: { versionId: '1' } })
    expect(found(store, 'Patient?family=written')).toEqual(['Patient/new-1'])
    expect(found(sampleStore(), 'Patient?family=written')).toEqual([])
  })

  it.each([
    ['minimal', undefined],
    ['OperationOutcome', 'OperationOutcome'],
    ['representation', 'Patient'],
  ])('Prefer: return=%s', (wanted, type) => {
    const headers = { prefer: `return=${wanted}` }
    const { body } = ask(sampleStore(), 'Patient', { method: 'POST', body: makePatient(), headers })
    expect((body as Any)?.resourceType).toBe(type)
  })

  it('makes references to this server relative', () => {
    const subject = { reference: `${BASE}/Patient/amy-shaw` }
    const body = { resourceType: 'Condition', subject }
    const reply = ask(sampleStore(), 'Condition', { method: 'POST', body })
    expect(reply.body).toMatchObject({ subject: { reference: 'Patient/amy-shaw' } })
  })

  it('If-None-Exist: none creates, one is returned, several are refused', () => {
    const store = sampleStore()
    const create = (criteria: string) =>
      ask(store, 'Patient', { method: 'POST', body: makePatient(), headers: { 'if-none-exist': criteria } })
    expect(create('family=written').status).toBe(201)
    expect(create('family=written')).toMatchObject({ status: 200, body: { id: 'new-1' } })
    expect(create('gender=male').status).toBe(412)
    expect(create('nonsense=1').status).toBe(400)
    expect(create('').status).toBe(412)
  })
})
