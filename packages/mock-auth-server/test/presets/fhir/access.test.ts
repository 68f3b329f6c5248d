import { describe, expect, test } from 'vitest'
import { listEffects, useTenants } from '../use-tenants.ts'
import { ask, createBatch, getBatchEntries, getEntries, getLinks, signIn } from './ask-fhir.ts'

const createTenant = useTenants()
const NEW = {
  method: 'POST',
  headers: { 'content-type': 'application/fhir+json' },
  body: JSON.stringify({ resourceType: 'Patient' }),
}

describe('anonymousFhir', () => {
  test('open: reads and searches need no token, until it is taken back', async () => {
    const tenant = createTenant({ anonymousFhir: 'open' })
    expect((await ask(tenant, 'Patient/amy-shaw')).json).toMatchObject({ id: 'amy-shaw' })
    expect(listEffects(tenant, 'fhir-read')).toEqual(['anonymousFhir'])
    expect((await ask(tenant, 'Patient?family=Shaw')).json).toMatchObject({ total: 1 })
    tenant.tenant.change({ anonymousFhir: 'refused' })
    expect((await ask(tenant, 'Patient/amy-shaw')).status).toBe(401)
    expect(listEffects(tenant, 'fhir-read')).toEqual([])
  })

  test('open: a bad token, and a write without one, are refused', async () => {
    const tenant = createTenant({ anonymousFhir: 'open' })
    const bad = { headers: { authorization: 'Bearer nothing' } }
    expect((await ask(tenant, 'Patient/amy-shaw', bad)).status).toBe(401)
    expect((await ask(tenant, 'Patient', NEW)).status).toBe(401)
    expect((await ask(tenant, '', createBatch('Patient/amy-shaw'))).status).toBe(401)
  })

  test('open: a token limits what it was limited to', async () => {
    const askAs = await signIn(createTenant({ anonymousFhir: 'open' }), 'patient/Patient.rs')
    expect((await askAs('Patient')).json).toMatchObject({ total: 1 })
    expect((await askAs('Condition')).status).toBe(403)
  })
})

describe('scopeEnforcement', () => {
  test('off: any valid token reads everything, and writes what its scopes permit', async () => {
    const tenant = createTenant({ scopeEnforcement: 'off' })
    const askAs = await signIn(tenant, 'patient/Patient.rs')
    expect((await askAs('Patient?_count=0')).json).toMatchObject({ total: 30 })
    expect((await askAs('Condition?patient=elif-yildiz')).status).toBe(200)
    expect(listEffects(tenant, 'fhir-search')).toEqual(['scopeEnforcement'])
    expect((await askAs('Patient', NEW)).status).toBe(403)
    expect((await ask(tenant, 'Patient')).status).toBe(401)
    tenant.tenant.change({ scopeEnforcement: 'on' })
    expect((await askAs('Patient?_count=0')).json).toMatchObject({ total: 1 })
    expect((await askAs('Condition?patient=elif-yildiz')).status).toBe(403)
  })
})

describe('tenantParameter', () => {
  const parameter = { name: 'practice', value: 'Organization/a-{tenant}', required: true }

  test('is needed in every request, until it is taken back', async () => {
    const tenant = createTenant({ tenantParameter: parameter })
    const askAs = await signIn(tenant)
    const right = `practice=Organization/a-${tenant.name}`
    expect((await askAs('Patient/amy-shaw')).status).toBe(400)
    expect(listEffects(tenant, 'fhir-read')).toEqual(['tenantParameter'])
    expect((await askAs('Patient/amy-shaw?practice=Organization/a-other')).status).toBe(400)
    expect((await askAs(`Patient/amy-shaw?${right}`)).status).toBe(200)
    expect((await askAs('', createBatch('Patient/amy-shaw'))).status).toBe(400)
    const batch = await askAs(`?${right}`, createBatch('Patient/amy-shaw'))
    expect(getBatchEntries(batch)[0]?.response.status).toBe('200 OK')
    expect((await ask(tenant, 'metadata')).status).toBe(200)
    tenant.tenant.change({ tenantParameter: 'none' })
    expect((await askAs('Patient/amy-shaw')).status).toBe(200)
  })

  test('is no criterion of a search, and stands in its links', async () => {
    const tenant = createTenant({ tenantParameter: parameter })
    const askAs = await signIn(tenant)
    const right = `practice=Organization/a-${tenant.name}`
    const found = await askAs(`Observation?patient=amy-shaw&_count=50&${right}`)
    expect(getEntries(found).map(({ search }) => search.mode)).not.toContain('outcome')
    const { next = '' } = getLinks(found)
    expect(next).toContain(right)
    expect((await askAs(next)).status).toBe(200)
    const form = new URLSearchParams({ family: 'Shaw', practice: `Organization/a-${tenant.name}` })
    expect((await askAs('Patient/_search', { method: 'POST', body: form })).json).toMatchObject({ total: 1 })
  })

  test('is no criterion of a conditional write', async () => {
    const tenant = createTenant({ tenantParameter: parameter })
    const askAs = await signIn(tenant, 'user/Patient.cruds')
    const right = `practice=Organization/a-${tenant.name}`
    const write = (query: string, method: string, body?: string) =>
      askAs(`Patient?identifier=urn:x|new&${query}`, {
        method,
        ...(body && { body, headers: { 'Content-Type': 'application/fhir+json' } }),
      })
    const patient = JSON.stringify({
      resourceType: 'Patient',
      identifier: [{ system: 'urn:x', value: 'new' }],
    })
    expect((await write('practice=other', 'PUT', patient)).status).toBe(400)
    expect((await write(right, 'PUT', patient)).status).toBe(201)
    expect((await write(right, 'PUT', patient)).status).toBe(200)
    expect((await write(right, 'DELETE')).status).toBe(204)
  })

  test('may be left out where it is not required, but not be another', async () => {
    const askAs = await signIn(createTenant({ tenantParameter: { ...parameter, required: false } }))
    expect((await askAs('Patient/amy-shaw')).status).toBe(200)
    expect((await askAs('Patient/amy-shaw?practice=other')).status).toBe(400)
  })
})
