import { describe, expect, test } from 'vitest'
import { listEffects, useTenants } from '../use-tenants.ts'
import { createBatch, getBatchEntries, getEntries, getIssue, getLinks, signIn } from './ask-fhir.ts'

const createTenant = useTenants()
const MISSPELLED = 'Patient?family=Shaw&famliy=Shaw'

describe('requiredSearch', () => {
  const requiredSearch = {
    Observation: { needs: [['patient', 'category'], ['_id']] },
    Patient: { needs: [['_id'], ['family']], findsNothing: [['family']] },
  }

  test('refuses a search with none of the sets, until it is taken back', async () => {
    const tenant = createTenant({ requiredSearch })
    const ask = await signIn(tenant)
    const refused = await ask('Observation?patient=amy-shaw')
    expect(refused.status).toBe(400)
    expect(getIssue(refused)).toEqual({
      severity: 'error',
      code: 'business-rule',
      diagnostics: 'A search for Observation needs patient and category, or _id',
    })
    expect(listEffects(tenant, 'fhir-search')).toEqual(['requiredSearch'])
    expect((await ask('Observation?patient=amy-shaw&category=vital-signs')).json?.total).toBe(24)
    expect((await ask('Observation?patient:Patient=amy-shaw&category=vital-signs')).status).toBe(200)
    expect(listEffects(tenant, 'fhir-search')).toEqual([])
    tenant.tenant.change({ requiredSearch: {} })
    expect((await ask('Observation?patient=amy-shaw')).json?.total).toBe(55)
  })

  test('counts the patient of a compartment, and no empty parameter', async () => {
    const ask = await signIn(createTenant({ requiredSearch }))
    expect((await ask('Patient/amy-shaw/Observation?category=vital-signs')).json?.total).toBe(24)
    expect((await ask('Patient/amy-shaw/Observation')).status).toBe(400)
    expect((await ask('Observation?patient=amy-shaw&category=')).status).toBe(400)
    expect((await ask('?_type=Condition,Observation&patient=amy-shaw')).status).toBe(400)
  })

  test('holds for a form and for the entries of a batch', async () => {
    const tenant = createTenant({ requiredSearch })
    const ask = await signIn(tenant)
    const form = { method: 'POST', body: new URLSearchParams({ patient: 'amy-shaw' }) }
    expect((await ask('Observation/_search', form)).status).toBe(400)
    const batch = await ask('', createBatch('Observation?patient=amy-shaw', 'Observation?_id=none'))
    expect(getBatchEntries(batch).map(({ response }) => response.status)).toEqual([
      '400 Bad Request',
      '200 OK',
    ])
    expect(listEffects(tenant, 'fhir-batch')).toEqual(['requiredSearch'])
  })

  test('lets some sets find nothing, as long as there is no other criterion', async () => {
    const tenant = createTenant({ requiredSearch })
    const ask = await signIn(tenant)
    expect((await ask('Patient?family=Shaw&_count=5')).json).toMatchObject({ total: 0 })
    expect((await ask(MISSPELLED)).json).toMatchObject({ total: 0 })
    expect((await ask('Patient?family=Shaw&_summary=count')).json).toMatchObject({ total: 0 })
    expect(listEffects(tenant, 'fhir-search')).toEqual(['requiredSearch'])
    expect((await ask('Patient?family=Shaw&given=Amy')).json).toMatchObject({ total: 1 })
  })

  test('opens nothing that the scopes do not', async () => {
    const ask = await signIn(createTenant({ requiredSearch }), 'patient/Patient.rs')
    expect((await ask('Observation?patient=amy-shaw&category=vital-signs')).status).toBe(403)
  })
})

describe('unknownParameters', () => {
  test('warned, by default: ignored, and an entry says so', async () => {
    const tenant = createTenant()
    const found = await (await signIn(tenant))(MISSPELLED)
    expect(getEntries(found).map(({ search }) => search.mode)).toEqual(['match', 'outcome'])
    expect(getLinks(found).self).not.toContain('famliy')
  })

  test('ignored: nothing says so', async () => {
    const tenant = createTenant({ unknownParameters: 'ignored' })
    const ask = await signIn(tenant)
    const found = await ask(MISSPELLED)
    expect(getEntries(found).map(({ search }) => search.mode)).toEqual(['match'])
    expect(getLinks(found).self).toContain('famliy=Shaw')
    expect(listEffects(tenant, 'fhir-search')).toEqual(['unknownParameters'])
    await ask('Patient?family=Shaw')
    expect(listEffects(tenant, 'fhir-search')).toEqual([])
    tenant.tenant.change({ unknownParameters: 'warned' })
    expect(getEntries(await ask(MISSPELLED))).toHaveLength(2)
  })

  test('ignored, but an error that the client asks for', async () => {
    const ask = await signIn(createTenant({ unknownParameters: 'ignored' }))
    expect((await ask(MISSPELLED, { headers: { prefer: 'handling=strict' } })).status).toBe(400)
  })

  test('ignored-upper: named in capitals when the search fails', async () => {
    const tenant = createTenant({ unknownParameters: 'ignored-upper' })
    const ask = await signIn(tenant)
    expect(getEntries(await ask(MISSPELLED))).toHaveLength(1)
    const failed = await ask('Patient?birthdate=never&famliy=Shaw')
    expect(failed.status).toBe(400)
    expect(failed.json?.issue).toMatchObject([
      { severity: 'error' },
      { severity: 'information', diagnostics: expect.stringContaining('FAMLIY') },
    ])
    expect((await ask('Patient?birthdate=never')).json?.issue).toHaveLength(1)
  })

  test('refused: 400, also in a batch', async () => {
    const tenant = createTenant({ unknownParameters: 'refused' })
    const ask = await signIn(tenant)
    expect((await ask(MISSPELLED)).status).toBe(400)
    const batch = await ask('', createBatch(MISSPELLED, 'Patient?family=Shaw'))
    expect(getBatchEntries(batch).map(({ response }) => response.status)).toEqual([
      '400 Bad Request',
      '200 OK',
    ])
    expect(listEffects(tenant, 'fhir-batch')).toEqual(['unknownParameters'])
  })
})

describe('bundleTotal', () => {
  const FIVE = 'Observation?patient=amy-shaw&_count=5'

  test('page: the matches on the page, when there is a _count', async () => {
    const tenant = createTenant({ bundleTotal: 'page' })
    const ask = await signIn(tenant)
    expect((await ask(FIVE)).json?.total).toBe(5)
    expect(listEffects(tenant, 'fhir-search')).toEqual(['bundleTotal'])
    expect((await ask('Observation?patient=amy-shaw')).json?.total).toBe(55)
    expect((await ask(`${FIVE}&_total=none`)).json).not.toHaveProperty('total')
    tenant.tenant.change({ bundleTotal: 'accurate' })
    expect((await ask(FIVE)).json?.total).toBe(55)
    expect(listEffects(tenant, 'fhir-search')).toEqual([])
  })

  test('absent: none, unless it is all that is asked for', async () => {
    const tenant = createTenant({ bundleTotal: 'absent' })
    const ask = await signIn(tenant)
    const found = await ask(FIVE)
    expect(found.json).not.toHaveProperty('total')
    expect(getEntries(found)).toHaveLength(5)
    expect((await ask('Observation?patient=amy-shaw&_summary=count')).json?.total).toBe(55)
    const [entry] = getBatchEntries(await ask('', createBatch(FIVE)))
    expect(entry?.resource).not.toHaveProperty('total')
  })
})

describe('pageSizes', () => {
  const sizes = {
    default: 10,
    max: 20,
    byType: { Observation: { default: 50, max: 52 }, Condition: { default: null } },
    ignoredWith: ['_id'],
  }

  test.each([
    ['Patient', 10],
    ['Patient?_count=15', 15],
    ['Patient?_count=25', 20],
    ['Observation?patient=amy-shaw', 50],
    ['Observation?patient=amy-shaw&_count=1000', 52],
    ['Observation?patient=amy-shaw&_count=3', 3],
    ['?_type=Patient,Observation', 10],
  ])('%s: %i', async (path, count) => {
    const tenant = createTenant({ pageSizes: sizes })
    const ask = await signIn(tenant)
    expect(getEntries(await ask(path))).toHaveLength(count)
  })

  test('null is everything, and _count is ignored beside some criteria', async () => {
    const tenant = createTenant({ pageSizes: sizes })
    const ask = await signIn(tenant)
    const all = await ask('Condition')
    expect(getEntries(all)).toHaveLength(all.json?.total as number)
    expect(getEntries(all).length).toBeGreaterThan(50)
    expect(listEffects(tenant, 'fhir-search')).toEqual(['pageSizes'])
    const ids = 'Patient?_id=amy-shaw,elif-yildiz&_count=1'
    expect(getEntries(await ask(ids))).toHaveLength(2)
    tenant.tenant.change({ pageSizes: { default: 50, max: 1000 } })
    expect(getEntries(await ask(ids))).toHaveLength(1)
    expect(getEntries(await ask('Condition'))).toHaveLength(50)
  })
})
