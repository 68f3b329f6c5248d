import { describe, expect, it } from 'vitest'
import { ask, found, token } from '../engine.ts'
import { grantAmy, store } from './amy-token.ts'

describe('whose data (S-125)', () => {
  it('patient/ reaches the compartment of the patient in context and shared resources', () => {
    const all = grantAmy('patient/*.rs')
    expect(found(store, 'Patient', all)).toEqual(['Patient/amy-shaw'])
    expect(found(store, 'Observation', all)).toEqual(found(store, 'Observation?patient=amy-shaw'))
    expect(found(store, 'Practitioner', all)).toHaveLength(5)
    expect(found(store, 'Device', all)).toEqual([])
    expect(found(store, 'Binary', all)).toEqual(['Binary/amy-shaw-note-1'])
    expect(found(store, 'Group', all)).toEqual([])
    expect(found(store, 'Patient', { access: token('patient/*.rs') })).toEqual([])
  })

  it('what is outside is not there; or forbidden, as an option', () => {
    const outside = 'Observation/frank-hansen-hdl-1'
    expect(ask(store, outside, grantAmy('patient/*.rs')).body).toEqual(
      JSON.parse(
        JSON.stringify(ask(store, 'Observation/nothing-at-all', grantAmy('patient/*.rs')).body).replace(
          'nothing-at-all',
          'frank-hansen-hdl-1',
        ),
      ),
    )
    expect(ask(store, outside, grantAmy('patient/*.rs', { hidden: 'forbidden' })).status).toBe(403)
    expect(
      ask(store, 'Observation/nothing-at-all', grantAmy('patient/*.rs', { hidden: 'forbidden' })).status,
    ).toBe(404)
  })

  it.each([
    ['Practitioner/dr-okafor', 30],
    ['Patient/frank-hansen', 1],
    ['RelatedPerson/zoe-baker-mother', 1],
    ['RelatedPerson/nobody', 0],
    ['Device/x', 0],
    ['', 0],
  ])('user/ of %s sees %i patients', (user, count) => {
    expect(found(store, 'Patient?_count=100', { access: token('user/*.rs', { user }) })).toHaveLength(count)
  })

  it('levels never widen each other', () => {
    expect(
      found(store, 'Condition', grantAmy('patient/*.rs user/Patient.rs', { user: 'Practitioner/dr-okafor' })),
    ).toHaveLength(found(store, 'Condition?patient=amy-shaw').length)
  })
})
