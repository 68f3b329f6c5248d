import { describe, expect, it } from 'vitest'
import type { Access, FhirReply, FhirStore } from '../src/index.ts'
import { type Any, ask, BASE, expected, sampleStore, token } from './engine.ts'

const ASYNC = { prefer: 'respond-async', accept: 'application/fhir+json' }

function kickOff(store: FhirStore, url: string, access?: Access, body?: unknown): FhirReply {
  return ask(store, url, {
    headers: ASYNC,
    ...(access && { access }),
    ...(body === undefined ? {} : { method: 'POST', body }),
  })
}

const below = (reply: FhirReply) =>
  reply.headers.find(([name]) => name === 'Content-Location')?.[1].slice(BASE.length + 1) ?? ''

/** Follows an export to its end: the manifest, and the resources as `Type/id`. */
function complete(store: FhirStore, url: string, access?: Access, body?: unknown) {
  const options = access ? { access } : {}
  const started = kickOff(store, url, access, body)
  expect(started, JSON.stringify(started.body)).toMatchObject({ status: 202 })
  const job = below(started)
  const busy = ask(store, job, options)
  expect(busy.status).toBe(202)
  expect(busy.headers).toEqual([
    ['X-Progress', '50 %'],
    ['Retry-After', '1'],
  ])
  const manifest = ask(store, job, options).body as Any
  const found: string[] = manifest.output.flatMap(({ url: file, type, count }: Any) => {
    const reply = ask(store, file.slice(BASE.length + 1), options)
    expect(reply.headers).toContainEqual(['Content-Type', 'application/fhir+ndjson'])
    const resources = String(reply.body)
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line))
    expect(resources).toHaveLength(count)
    for (const resource of resources) expect(resource.resourceType).toBe(type)
    return resources.map(({ resourceType, id }) => `${resourceType}/${id}`)
  })
  return { manifest, job, found: found.sort() }
}

const inPatient = (id: string) => (resource: Any) =>
  JSON.stringify(resource).includes(`"Patient/${id}"`) || resource.id === id

describe('$export (Bulk Data Access 2.0)', () => {
  it('gives everything at the base, in one file a type, under system/*.rs', () => {
    const store = sampleStore()
    const { manifest, found } = complete(store, '$export?_type=Patient,Observation', token('system/*.rs'))
    expect(manifest).toMatchObject({
      requiresAccessToken: true,
      request: `${BASE}/$export?_type=Patient,Observation`,
      error: [],
    })
    expect(found).toEqual([...expected('Patient', () => true), ...expected('Observation', () => true)].sort())
  })

  it('gives compartments at Patient, and those of the members at Group/id', () => {
    const store = sampleStore()
    const patients = complete(store, 'Patient/$export').found
    expect(patients).toEqual(expect.arrayContaining(expected('Patient', () => true)))
    expect(patients.filter((each) => /^(Practitioner|Organization|Location)\//.test(each))).toEqual([])
    const group = {
      ...{ resourceType: 'Group', id: 'g', type: 'person', actual: true },
      member: ['amy-shaw', 'ada-empty'].map((id) => ({ entity: { reference: `Patient/${id}` } })),
    }
    ask(store, 'Group/g', { method: 'PUT', body: group, headers: { 'content-type': 'application/json' } })
    const { found } = complete(store, 'Group/g/$export?_type=Patient,Condition')
    expect(found).toEqual(
      [
        ...['Patient/ada-empty', 'Patient/amy-shaw'],
        ...expected('Condition', inPatient('amy-shaw')),
        ...expected('Condition', inPatient('ada-empty')),
      ].sort(),
    )
  })

  it('keeps to the scopes of the token, constraints included, and fails at once outside them (S-108, S-123, S-126)', () => {
    const store = sampleStore()
    const own = complete(store, 'Patient/$export', token('patient/*.rs', { patient: 'amy-shaw' })).found
    expect(own).toContain('Patient/amy-shaw')
    expect(own.filter((each) => each.startsWith('Patient/'))).toEqual(['Patient/amy-shaw'])
    const laboratory = token('system/Observation.rs?category=laboratory')
    expect(complete(store, '$export', laboratory).found).toEqual(
      expected('Observation', (each) => JSON.stringify(each.category).includes('laboratory')).sort(),
    )
    expect(kickOff(store, '$export?_type=Patient', laboratory)).toMatchObject({ status: 403 })
    expect(kickOff(store, 'Group/g/$export', laboratory)).toMatchObject({ status: 404 })
  })

  it('filters by _typeFilter (or) and _since, by POST with Parameters too', () => {
    const store = sampleStore()
    const female = complete(store, '$export?_type=Patient&_typeFilter=Patient%3Fgender%3Dfemale').found
    expect(female).toEqual(expected('Patient', ({ gender }) => gender === 'female').sort())
    const parameter = [
      { name: '_typeFilter', valueString: 'Patient?gender=female,Patient?_id=frank-hansen' },
      { name: '_type', valueString: 'Patient' },
    ]
    const either = complete(store, '$export', undefined, { resourceType: 'Parameters', parameter }).found
    expect(either).toEqual([...female, 'Patient/frank-hansen'].sort())
    const patient = { resourceType: 'Patient', id: 'late' }
    ask(store, 'Patient/late', { method: 'PUT', body: patient })
    expect(complete(store, '$export?_since=2026-06-02T00:00:00Z').found).toEqual(['Patient/late'])
  })

  it('leaves of each resource what _elements names, and says so', () => {
    const store = sampleStore()
    const url = '$export?_type=Patient,Observation&_elements=Patient.gender,Observation.value'
    const { output } = complete(store, url).manifest
    const [patient, observation] = output.map(({ url: file }: Any) =>
      JSON.parse(String(ask(store, file.slice(BASE.length + 1)).body).split('\n', 1)[0] ?? ''),
    )
    expect(Object.keys(patient).sort()).toEqual(['gender', 'id', 'meta', 'resourceType'])
    expect(Object.keys(observation)).toEqual(expect.arrayContaining(['status', 'code']))
    expect(observation.subject).toBeUndefined()
    expect(patient.meta.tag.at(-1)).toMatchObject({ code: 'SUBSETTED' })
  })

  it('names in `deleted` what was deleted since _since, as far as it could be seen', () => {
    const store = sampleStore()
    for (const url of ['Patient/ada-empty', 'Goal/amy-shaw-goal-1']) ask(store, url, { method: 'DELETE' })
    const since = '_since=2026-06-02T00:00:00Z'
    const deletions = (url: string, access?: Access): string[] =>
      (complete(store, url, access).manifest.deleted ?? []).flatMap(({ type, url: file, count }: Any) => {
        expect(type).toBe('Bundle')
        const lines = String(ask(store, file.slice(BASE.length + 1), access ? { access } : {}).body)
        const bundles = lines
          .trim()
          .split('\n')
          .map((line) => JSON.parse(line))
        expect(bundles).toHaveLength(count)
        return bundles.map(({ entry: [{ request }] }) => `${request.method} ${request.url}`)
      })
    expect(deletions(`$export?${since}`).sort()).toEqual([
      'DELETE Goal/amy-shaw-goal-1',
      'DELETE Patient/ada-empty',
    ])
    expect(deletions(`$export?${since}&_type=Goal`)).toEqual(['DELETE Goal/amy-shaw-goal-1'])
    const other = token('patient/*.rs', { patient: 'frank-hansen' })
    expect(deletions(`Patient/$export?${since}`, other)).toEqual([])
    expect(deletions('$export?_type=Goal')).toEqual([])
    expect(deletions('$export?_since=2099-01-01')).toEqual([])
  })

  it('is as it was at the kick-off, belongs to who started it, and ends when deleted', () => {
    const store = sampleStore()
    const access = token('system/*.rs')
    const { job, manifest } = complete(store, '$export?_type=Patient', access)
    const file = manifest.output[0].url.slice(BASE.length + 1)
    const before = ask(store, file, { access }).body
    ask(store, 'Patient/amy-shaw', { method: 'DELETE' })
    expect(ask(store, file, { access }).body).toBe(before)
    const other: Access = { ...access, client: 'other' } as Access
    for (const url of [job, file]) expect(ask(store, url, { access: other })).toMatchObject({ status: 404 })
    expect(ask(store, file, { access: token('system/Observation.rs') })).toMatchObject({ body: '' })
    expect(ask(store, job, { access, method: 'DELETE' })).toMatchObject({ status: 202 })
    for (const url of [job, file]) expect(ask(store, url, { access })).toMatchObject({ status: 404 })
  })

  it.each([
    ['$export', {}, 400],
    ['$export?_outputFormat=text/csv', ASYNC, 400],
    ['$export?_type=Nothing', ASYNC, 400],
    ['$export?_since=yesterday', ASYNC, 400],
    ['$export?includeAssociatedData=x', ASYNC, 400],
    ['$export?includeAssociatedData=x', { prefer: 'respond-async, handling=lenient' }, 202],
    ['$export?_elements=', ASYNC, 202],
    ['$export?_type=Patient&_typeFilter=Observation%3Fcode%3D1', ASYNC, 400],
    ['$export?_typeFilter=Patient%3Fnonsense%3D1', ASYNC, 400],
    ['Observation/$export', ASYNC, 404],
    ['Group/none/$export', ASYNC, 404],
    ['bulk/none', {}, 404],
    ['bulk/none/Patient.1.ndjson', {}, 404],
    ['bulk', {}, 404],
  ])('%s with %j answers %i', (url, headers, status) => {
    expect(ask(sampleStore(), url, { headers })).toMatchObject({ status })
  })
})
