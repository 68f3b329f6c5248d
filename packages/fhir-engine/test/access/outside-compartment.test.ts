import { describe, expect, it } from 'vitest'
import { createFhirBase, listResourceTypes } from '../../src/index.ts'
import { type Any, ask, found, sampleStore } from '../engine.ts'
import { listOutside } from '../leak/leak-outside.ts'
import { grantAmy } from './amy-token.ts'

const OWNERS = ['amy-shaw', 'frank-hansen']
const patients = OWNERS.map((id) => ({ resourceType: 'Patient', id }))
const outside = OWNERS.flatMap(listOutside)
const all = grantAmy('patient/*.cruds')
const fork = (more: Any[] = []) => createFhirBase([...patients, ...outside, ...more] as Any[]).fork()
const isSeen = (resource: Any) => {
  const url = `${resource.resourceType}/${resource.id}`
  const store = fork([resource])
  return ask(store, url, all).status === 200 && found(store, resource.resourceType, all).includes(url)
}
const verification = (...references: string[]) => ({
  ...{ resourceType: 'VerificationResult', id: 'v', status: 'attested' },
  target: references.map((reference) => ({ reference })),
})

describe('a type outside the compartment', () => {
  it.each([...new Set(outside.map(({ resourceType }) => resourceType as string))])(
    'is the patient’s whom it names, wherever it does: %s',
    (type) => {
      const own = outside.filter(({ resourceType, id }) => resourceType === type && id.startsWith('amy-shaw'))
      expect(found(fork(), type, all)).toEqual(own.map(({ id }) => `${type}/${id}`))
    },
  )

  it('is in $everything of its patient, and not in the compartment search', () => {
    const [everything, compartment] = ['$everything', '*'].map((what) =>
      found(fork(), `Patient/amy-shaw/${what}?_count=100`, all),
    )
    expect(everything).toContain('DeviceMetric/amy-shaw-metric')
    expect(compartment).not.toContain('DeviceMetric/amy-shaw-metric')
    expect([everything, compartment].flat().filter((name) => name?.includes('frank'))).toEqual([])
  })

  it('may be a Task, which is that of the patient whom it is for', () => {
    const task = (id: string) => ({
      ...{ resourceType: 'Task', id, status: 'requested', intent: 'order' },
      for: { reference: `Patient/${id}` },
    })
    const store = fork(OWNERS.map(task))
    expect(found(store, 'Task', all)).toEqual(['Task/amy-shaw'])
    expect(found(store, 'Patient/amy-shaw/Task')).toEqual([])
    expect(found(store, 'Patient/amy-shaw/$everything?_type=Task', all)).toEqual(['Task/amy-shaw'])
  })

  it.each<[string, Any]>([
    ['two patients', verification('Patient/amy-shaw', 'Patient/frank-hansen')],
    ['a resource that is missing', verification('Claim/none')],
    ['a patient elsewhere', verification('https://elsewhere.example/Patient/amy-shaw')],
    ['an identifier', { ...verification(), target: [{ identifier: { value: '1' } }] }],
    ['a Bundle', verification('Bundle/none')],
    ['a contained patient', { ...verification('#p'), contained: [{ resourceType: 'Patient', id: 'p' }] }],
  ])('is nobody’s when it refers to %s', (_, resource) => {
    expect(isSeen(resource)).toBe(false)
  })

  it.each<[string, Any]>([
    ['nothing', verification()],
    ['a shared resource', verification('Organization/none')],
    ['itself', verification('VerificationResult/v')],
    ['text', { ...verification(), target: [{ display: 'x' }] }],
  ])('is shared when it refers to %s', (_, resource) => {
    expect(isSeen(resource)).toBe(true)
  })

  it('is shared when it refers to a resource that is of no patient', () => {
    const schedule = { resourceType: 'Schedule', id: 's', actor: [{ reference: 'Practitioner/p' }] }
    const slot = { resourceType: 'Slot', id: 'free', schedule: { reference: 'Schedule/s' }, status: 'free' }
    expect(found(fork([schedule, slot]), 'Slot', all)).toEqual(['Slot/free'])
  })

  it('stays its patient’s when what it refers to is deleted, and follows it to another patient', () => {
    const store = fork()
    ask(store, 'Claim/frank-hansen-claim', { method: 'DELETE' })
    expect(ask(store, 'PaymentNotice/frank-hansen-notice', all).status).toBe(404)
    const pump = {
      ...(ask(store, 'Device/amy-shaw-pump').body as object),
      patient: { reference: 'Patient/frank-hansen' },
    }
    ask(store, 'Device/amy-shaw-pump', { method: 'PUT', body: pump })
    expect(ask(store, 'DeviceMetric/amy-shaw-metric', all).status).toBe(404)
  })

  it('is written only for one’s own patient, and hidden targets get the reply of missing ones', () => {
    const post = (url: string) => {
      const { id: _, ...body } = verification(url)
      return ask(fork(), 'VerificationResult', { method: 'POST', body, ...all })
    }
    expect(post('Patient/amy-shaw').status).toBe(201)
    expect(post('DeviceMetric/amy-shaw-metric').status).toBe(201)
    expect(post('DeviceMetric/frank-hansen-metric')).toEqual(post('DeviceMetric/none'))
    expect(post('DeviceMetric/none').status).toBe(403)
  })

  it('is written in a transaction after what decides whose it is', () => {
    const metric = { resourceType: 'DeviceMetric', type: { text: 'x' }, category: 'measurement' }
    const device = { resourceType: 'Device', patient: { reference: 'Patient/amy-shaw' } }
    const entries = [
      {
        ...{ resource: { ...metric, source: { reference: 'urn:uuid:a' } } },
        request: { method: 'POST', url: 'DeviceMetric' },
      },
      { fullUrl: 'urn:uuid:a', resource: device, request: { method: 'POST', url: 'Device' } },
    ]
    for (const entry of [entries, entries.toReversed()]) {
      const body = { resourceType: 'Bundle', type: 'transaction', entry }
      expect(ask(fork(), '', { method: 'POST', body, ...all }).status).toBe(200)
    }
  })

  it('names a patient in none of the sample data', () => {
    const store = sampleStore()
    const types = [
      'Practitioner',
      'PractitionerRole',
      'Organization',
      'Location',
      'Medication',
      'Questionnaire',
    ]
    expect(listResourceTypes()).toEqual(expect.arrayContaining(types))
    for (const type of types) expect(found(store, type, all)).toEqual(found(store, type))
  })
})
