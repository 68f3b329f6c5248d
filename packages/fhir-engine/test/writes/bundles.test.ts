import { describe, expect, it } from 'vitest'
import { type Any, ask, BASE, sampleStore, token } from '../engine.ts'
import { entry, patient, post, statuses } from './bundle-requests.ts'

describe('batch (S-124)', () => {
  it('answers each entry on its own', () => {
    const store = sampleStore()
    const { status, body } = post(store, 'batch', [
      entry('POST', 'Patient', patient),
      entry('GET', 'Patient/nobody'),
      entry('GET', 'Patient?family=bundled'),
      entry('GET', `${BASE}/Patient/amy-shaw`),
      entry('GET', '/Patient/amy-shaw'),
      entry('PUT', 'Patient/amy-shaw', { ...patient, id: 'amy-shaw' }, { ifMatch: 'W/"7"' }),
      entry('GET', 'Patient/amy-shaw', undefined, { ifNoneMatch: 'W/"1"' }),
      entry('GET', 'Binary/amy-shaw-note-1'),
      {},
      null,
    ])
    expect(status).toBe(200)
    expect(statuses(body)).toEqual(['201', '404', '200', '200', '200', '412', '304', '200', '400', '400'])
    expect((body as Any).entry[1].response.outcome.issue[0].code).toBe('not-found')
    expect((body as Any).entry[0].response.location).toBe('Patient/new-1/_history/1')
    expect((body as Any).entry[7].resource.resourceType).toBe('Binary')
  })

  it('checks the scopes of each entry', () => {
    const access = token('patient/Patient.rs', { patient: 'amy-shaw' })
    const { body } = post(
      sampleStore(),
      'batch',
      [
        entry('GET', 'Patient/amy-shaw'),
        entry('GET', 'Patient/frank-hansen'),
        entry('GET', 'Observation'),
        entry('POST', 'Patient', patient),
      ],
      { access },
    )
    expect(statuses(body)).toEqual(['200', '404', '403', '403'])
  })
})

describe('a Bundle that is none', () => {
  it.each([
    [{ resourceType: 'Patient' }, 400],
    [{ resourceType: 'Bundle', type: 'collection' }, 400],
    [{ resourceType: 'Bundle', type: 'batch', entry: {} }, 400],
    [[], 400],
    ['nonsense', 400],
    ['', 400],
  ])('%j: %i', (body, status) => {
    expect(ask(sampleStore(), '', { method: 'POST', body }).status).toBe(status)
    expect(ask(sampleStore(), '/', { method: 'POST', body }).status).toBe(status)
  })

  it('an empty one is fine, one inside another is not', () => {
    expect(post(sampleStore(), 'batch', []).status).toBe(200)
    const inner = { resourceType: 'Bundle', type: 'batch', entry: [] }
    expect(statuses(post(sampleStore(), 'batch', [entry('POST', '', inner)]).body)).toEqual(['400'])
  })
})
