import { describe, expect, it } from 'vitest'
import { createFhirBase } from '../../src/index.ts'
import { ask, found } from '../engine.ts'
import { WORLD } from '../leak/leak-world.ts'
import { grantAmy } from './amy-token.ts'

const store = createFhirBase(WORLD).fork()
const seen = (scopes: string, type: string) => found(store, `${type}?_count=100`, grantAmy(scopes))
const organizationOf = (family: string) => {
  const [name] = found(store, `Organization?_has:Patient:organization:family=${family}`)
  return name as string
}

describe('a constraint that other resources decide', () => {
  it.each([
    '_has:Patient:organization:family=hansen',
    '_has:Encounter:service-provider:class=AMB',
    'partof.name=l',
  ])('sees nothing that the token does not reach by its other scopes: %s', (constraint) => {
    for (const more of ['', ' patient/Patient.rs'])
      expect(seen(`patient/Organization.rs?${constraint}${more}`, 'Organization')).toEqual([])
  })

  it('does not see hidden Lists', () => {
    const list = { resourceType: 'List', id: 'f', status: 'current', mode: 'working' }
    const entry = [{ item: { reference: 'Observation/amy-shaw-bp-1' } }]
    const own = createFhirBase(WORLD).fork()
    ask(own, 'List/f', {
      method: 'PUT',
      body: { ...list, subject: { reference: 'Patient/frank-hansen' }, entry },
    })
    expect(found(own, 'Observation', grantAmy('patient/Observation.rs?_list=f patient/List.rs'))).toEqual([])
  })

  it('sees what the other scopes reach', () => {
    const mine = organizationOf('shaw')
    const scope = 'patient/Organization.rs?_has:Patient:organization:family=shaw'
    expect(seen(scope, 'Organization')).toEqual([])
    expect(seen(`${scope} patient/Patient.rs`, 'Organization')).toEqual([mine])
    expect(seen(`${scope} patient/Patient.r`, 'Organization')).toEqual([])
  })

  it('does not see by another such constraint, or by itself', () => {
    const scopes =
      'patient/Organization.rs?_has:Patient:organization:family=shaw patient/Patient.rs?organization.name=l'
    expect([seen(scopes, 'Organization'), seen(scopes, 'Patient')]).toEqual([[], []])
  })
})
