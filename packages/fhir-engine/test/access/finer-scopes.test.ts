import { describe, expect, it } from 'vitest'
import { type Any, ask, found, sampleStore } from '../engine.ts'
import { grantAmy, store } from './amy-token.ts'

describe('finer-grained scopes (S-126)', () => {
  const labs = grantAmy('patient/Observation.rs?category=laboratory')

  it('filter searches and reads', () => {
    expect(found(store, 'Observation', labs)).toEqual(
      found(store, 'Observation?patient=amy-shaw&category=laboratory'),
    )
    expect(ask(store, 'Observation/amy-shaw-hdl-1', labs).status).toBe(200)
    expect(ask(store, 'Observation/amy-shaw-bp-1', labs).status).toBe(404)
  })

  it('constraints inside a scope all hold, scopes add up', () => {
    const both = grantAmy(
      'patient/Observation.rs?category=laboratory&code=http://loinc.org|2085-9 patient/Observation.r?category=vital-signs',
    )
    expect(found(store, 'Observation', both)).toEqual(
      found(store, 'Observation?patient=amy-shaw&code=2085-9'),
    )
    expect(ask(store, 'Observation/amy-shaw-bp-1', both).status).toBe(200)
  })

  it('a constraint that the type does not have, or that cannot be read, lets nothing through (S-127)', () => {
    for (const bad of ['nonsense=1', 'date=never', 'code:in=http://a', '_filter=x']) {
      expect(found(store, 'Observation', grantAmy(`patient/Observation.rs?${bad}`)), bad).toEqual([])
    }
  })

  it('hold for what is written, before and after', () => {
    const own = sampleStore()
    const scopes = grantAmy('patient/Observation.cruds?category=laboratory')
    const lab = ask(own, 'Observation/amy-shaw-hdl-1').body as Any
    const vital = ask(own, 'Observation/amy-shaw-bp-1').body as Any
    expect(ask(own, 'Observation', { method: 'POST', body: lab, ...scopes }).status).toBe(201)
    expect(ask(own, 'Observation', { method: 'POST', body: vital, ...scopes }).status).toBe(403)
    expect(
      ask(own, 'Observation/amy-shaw-bp-1', {
        method: 'PUT',
        body: { ...lab, id: 'amy-shaw-bp-1' },
        ...scopes,
      }).status,
    ).toBe(404)
    expect(
      ask(own, 'Observation/amy-shaw-hdl-1', {
        method: 'PUT',
        body: { ...vital, id: 'amy-shaw-hdl-1' },
        ...scopes,
      }).status,
    ).toBe(403)
    expect(ask(own, 'Observation/amy-shaw-hdl-1').body).toEqual(lab)
  })
})
