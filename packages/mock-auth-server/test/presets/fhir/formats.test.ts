import { describe, expect, test } from 'vitest'
import { listEffects, useTenants } from '../use-tenants.ts'
import { ask as askWithout, createBatch, getBatchEntries, signIn } from './ask-fhir.ts'

const createTenant = useTenants()
const getType = ({ headers }: { readonly headers: Headers }) => headers.get('content-type')

describe('fhirFormats', () => {
  test.each([
    ['*/*', 'application/xml; charset=utf-8'],
    ['text/html', 'application/xml; charset=utf-8'],
    ['application/xml', 'application/xml; charset=utf-8'],
    ['application/fhir+xml', 'application/fhir+xml; charset=utf-8'],
    ['application/json', 'application/json; charset=utf-8'],
    ['application/json, text/plain, */*', 'application/json; charset=utf-8'],
    ['application/fhir+json', 'application/fhir+json; charset=utf-8'],
  ])('xml-by-default: %s is answered as %s', async (accept, type) => {
    const tenant = createTenant({ fhirFormats: 'xml-by-default' })
    const ask = await signIn(tenant)
    const answer = await ask('Patient/amy-shaw', { headers: { accept } })
    expect(getType(answer)).toBe(type)
    expect(answer.text.startsWith('<?xml')).toBe(type.includes('xml'))
    const changed = type.startsWith('application/xml') ? ['fhirFormats'] : []
    expect(listEffects(tenant, 'fhir-read')).toEqual(changed)
    tenant.tenant.change({ fhirFormats: 'json' })
    const strict = await ask('Patient/amy-shaw', { headers: { accept } })
    expect(getType(strict)).toMatch(accept.endsWith('xml') ? /xml/ : /json/)
  })

  test('xml-by-default holds for searches, errors and metadata, and not for entries of a batch', async () => {
    const tenant = createTenant({ fhirFormats: 'xml-by-default' })
    const ask = await signIn(tenant)
    const any = { headers: { accept: '*/*' } }
    for (const path of ['Patient?_count=2', 'Patient/nobody', 'metadata'])
      expect((await ask(path, any)).text).toMatch(/^<\?xml/)
    expect(listEffects(tenant, 'metadata')).toEqual(['fhirFormats'])
    expect((await ask('Patient/amy-shaw?_format=json', any)).json).toMatchObject({ id: 'amy-shaw' })
    const [entry] = getBatchEntries(await ask('', createBatch('Patient/amy-shaw')))
    expect(entry?.resource).toMatchObject({ id: 'amy-shaw' })
  })

  test('json-only: XML is 406 with an empty body, and metadata does not list it', async () => {
    const tenant = createTenant({ fhirFormats: 'json-only' })
    const ask = await signIn(tenant)
    const xml = { headers: { accept: 'application/fhir+xml' } }
    for (const path of ['Patient/amy-shaw', 'Patient?_count=2', 'metadata']) {
      const refused = await ask(path, xml)
      expect([path, refused.status, refused.text]).toEqual([path, 406, ''])
    }
    expect((await ask('Patient/amy-shaw?_format=xml')).status).toBe(406)
    expect(listEffects(tenant, 'fhir-read')).toEqual(['fhirFormats'])
    expect((await ask('Patient/amy-shaw')).status).toBe(200)
    expect((await ask('metadata')).json?.format).toEqual(['application/fhir+json', 'json'])
    tenant.tenant.change({ fhirFormats: 'json' })
    expect((await ask('Patient/amy-shaw', xml)).status).toBe(200)
    expect((await ask('metadata')).json?.format).toContain('xml')
  })
})

describe('lastUpdated', () => {
  test('absent: in no resource, header or entry, until it is taken back', async () => {
    const tenant = createTenant({ lastUpdated: 'absent' })
    const ask = await signIn(tenant)
    const read = await ask('Patient/amy-shaw')
    expect(read.json?.meta).toEqual({ profile: expect.any(Array), versionId: '1' })
    expect(Object.keys(read.json ?? {}).indexOf('meta')).toBe(2)
    expect(read.headers.get('last-modified')).toBeNull()
    expect(listEffects(tenant, 'fhir-read')).toEqual(['lastUpdated'])
    const written = await ask('Patient/amy-shaw', {
      method: 'PUT',
      headers: { 'content-type': 'application/fhir+json' },
      body: read.text,
    })
    expect(written.headers.get('last-modified')).toBeNull()
    for (const path of ['Patient/amy-shaw', 'Patient?_count=5', 'Patient/amy-shaw/_history'])
      expect((await ask(path)).text).not.toMatch(/lastUpdated|lastModified/)
    expect((await ask('', createBatch('Patient/amy-shaw', 'Patient'))).text).not.toMatch(
      /lastUpdated|lastModified/,
    )
    tenant.tenant.change({ lastUpdated: 'present' })
    const strict = await ask('Patient/amy-shaw')
    expect(strict.json?.meta).toHaveProperty('lastUpdated')
    expect(strict.headers.get('last-modified')).not.toBeNull()
  })

  test('absent: in no line of an export', async () => {
    const tenant = createTenant({ lastUpdated: 'absent' })
    const ask = await signIn(tenant, 'user/*.rs')
    const started = await ask('Patient/$export?_type=Patient', { headers: { prefer: 'respond-async' } })
    expect(started.status).toBe(202)
    const readFile = async () => {
      const job = await ask(started.headers.get('content-location') ?? '')
      const [file] = (job.json?.output ?? []) as readonly { url: string }[]
      return file && (await ask(file.url)).text
    }
    await expect.poll(readFile).toMatch(/^\{"resourceType":"Patient"/)
    expect(await readFile()).not.toContain('lastUpdated')
    expect(listEffects(tenant, 'bulk')).toEqual(['lastUpdated'])
    tenant.tenant.change({ lastUpdated: 'present' })
    expect(await readFile()).toContain('lastUpdated')
  })

  test('absent: _lastUpdated is an unknown parameter and no sort key', async () => {
    const tenant = createTenant({ lastUpdated: 'absent', unknownParameters: 'refused' })
    const ask = await signIn(tenant)
    expect((await ask('Patient?_lastUpdated=gt2020')).status).toBe(400)
    expect((await ask('Patient?_sort=_lastUpdated')).status).toBe(400)
    expect((await ask('Patient?_sort=family')).status).toBe(200)
    tenant.tenant.change({ lastUpdated: 'present' })
    expect((await ask('Patient?_lastUpdated=gt2020')).status).toBe(200)
  })
})

describe('servedTypes', () => {
  const servedTypes = {
    Patient: ['read', 'search-type'],
    Observation: ['read', 'search-type', 'search-post', 'update', '$lastn'],
  }
  const form = (values: Record<string, string>) => ({ method: 'POST', body: new URLSearchParams(values) })

  test('another type is 404, another interaction 405, until they are taken back', async () => {
    const tenant = createTenant({ servedTypes })
    const ask = await signIn(tenant)
    expect((await ask('Condition?patient=amy-shaw')).status).toBe(404)
    expect((await ask('Condition/1')).status).toBe(404)
    expect(listEffects(tenant, 'fhir-read')).toEqual(['servedTypes'])
    expect((await ask('Patient/amy-shaw/Condition')).status).toBe(404)
    expect((await ask('Patient/amy-shaw/Observation')).status).toBe(200)
    expect((await ask('?_type=Patient')).status).toBe(404)
    expect((await ask('', createBatch('Patient/amy-shaw'))).status).toBe(404)
    const refused = await ask('Patient/amy-shaw', { method: 'DELETE' })
    expect([refused.status, refused.headers.get('allow')]).toEqual([405, 'GET'])
    const created = await ask('Observation', { method: 'POST' })
    expect([created.status, created.headers.get('allow')]).toEqual([405, 'GET, PUT'])
    expect((await ask('Patient/_search', form({ _id: 'amy-shaw' }))).status).toBe(405)
    expect((await ask('Observation/_search', form({ patient: 'amy-shaw' }))).json?.total).toBe(55)
    expect((await ask('Patient/amy-shaw/$everything')).status).toBe(405)
    expect((await ask('Observation/$lastn?patient=amy-shaw&category=vital-signs')).status).toBe(200)
    tenant.tenant.change({ servedTypes: 'all' })
    expect((await ask('Condition?patient=amy-shaw')).status).toBe(200)
  })

  test('metadata lists the same', async () => {
    const tenant = createTenant({ servedTypes })
    const { json } = await askWithout(tenant, 'metadata')
    const [mode] = (json?.rest ?? [{}]) as [Record<string, unknown>]
    expect(mode).not.toHaveProperty('interaction')
    expect(mode.resource).toMatchObject([
      {
        type: 'Observation',
        interaction: [{ code: 'read' }, { code: 'update' }, { code: 'search-type' }],
        operation: [{ name: 'lastn' }],
      },
      { type: 'Patient', interaction: [{ code: 'read' }, { code: 'search-type' }] },
    ])
    expect((mode.resource as unknown[])[1]).not.toHaveProperty('operation')
    expect(mode).toHaveProperty('security')
    expect(listEffects(tenant, 'metadata')).toEqual(['servedTypes'])
  })
})
