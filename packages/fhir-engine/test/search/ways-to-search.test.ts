import { describe, expect, it } from 'vitest'
import { type Any, ask, BASE, expected, found, pages, sampleStore, token } from '../engine.ts'

const store = sampleStore()
const search = (url: string, options = {}) => ask(store, url, options).body as Any
const ids = (bundle: Any, mode = 'match') =>
  (bundle.entry ?? []).filter((each: Any) => each.search.mode === mode).map((each: Any) => each.resource.id)

describe('sorting', () => {
  const birthDates = (url: string) => search(url).entry.map((each: Any) => each.resource.birthDate)

  it('ascends and descends', () => {
    const up = birthDates('Patient?_sort=birthdate')
    expect(up).toEqual([...up].sort())
    expect(birthDates('Patient?_sort=-birthdate')).toEqual([...up].reverse())
  })

  it('takes several keys', () => {
    const rows = search('Patient?_sort=gender,-birthdate').entry.map(({ resource: r }: Any) => [
      r.gender,
      r.birthDate,
    ])
    const wanted = [...rows].sort((a, b) => (a[0] === b[0] ? (a[1] < b[1] ? 1 : -1) : a[0] < b[0] ? -1 : 1))
    expect(rows).toEqual(wanted)
  })

  it('puts what has no value last, both ways', () => {
    for (const sort of ['death-date', '-death-date'])
      expect(ids(search(`Patient?_sort=${sort}`))[0]).toBe('henry-late')
  })

  it('tells when it cannot', () => {
    expect(ids(search('Patient?_sort=nonsense'))).toHaveLength(30)
    expect(search('Patient?_sort=nonsense').entry.at(-1).search.mode).toBe('outcome')
    expect(ask(store, 'Patient?_sort=nonsense', { headers: { prefer: 'handling=strict' } }).status).toBe(400)
  })
})

describe('paging', () => {
  it.each([
    'Observation?patient=lucas-labs&_count=50',
    'Observation?patient=lucas-labs&_sort=-date&_count=7',
  ])('visits each match once: %s', (url) => {
    const all = found(store, url)
    const whole = found(store, url.replace(/_count=\d+/, '_count=1000'))
    expect(all).toEqual(whole)
    expect(new Set(all).size).toBe(
      expected('Observation', (o) => o.subject.reference === 'Patient/lucas-labs').length,
    )
  })

  it('goes back by previous', () => {
    const [first, second] = pages(store, 'Patient?_count=10')
    const previous = second.link.find((each: Any) => each.relation === 'previous').url
    expect(ids(search(previous.slice(BASE.length + 1)))).toEqual(ids(first))
  })

  it('neither repeats nor skips when others write in between', () => {
    const own = sampleStore()
    const url = 'Patient?_sort=birthdate&_count=10'
    const [first] = pages(own, url)
    const next = first.link.find((each: Any) => each.relation === 'next').url.slice(BASE.length + 1)
    ask(own, 'Patient', { method: 'POST', body: { resourceType: 'Patient', birthDate: '1901-01-01' } })
    ask(own, `Patient/${first.entry[9].resource.id}`, { method: 'DELETE' })
    expect(ids(ask(own, next).body)).toEqual(ids(ask(store, next).body))
  })

  it.each(['x', '', btoa('>Patient/none/1'), btoa('>Patient/amy-shaw/9'), '%ff'])(
    'refuses a cursor that is none: %s',
    (cursor) => {
      expect(ask(store, `Patient?_cursor=${cursor}`).status).toBe(cursor === '' ? 200 : 400)
    },
  )

  it('counts without entries', () => {
    for (const shape of ['_summary=count', '_count=0']) {
      expect(search(`Patient?${shape}`)).toMatchObject({ total: 30, type: 'searchset' })
      expect(search(`Patient?${shape}`).entry).toBeUndefined()
    }
    expect(search('Patient?_total=none').total).toBeUndefined()
  })
})

describe('includes', () => {
  it.each([
    ['Observation?_id=amy-shaw-hdl-1&_include=Observation:subject', ['amy-shaw']],
    ['Observation?_id=amy-shaw-hdl-1&_include=Observation:subject:Group', []],
    [
      'Observation?_id=amy-shaw-hdl-1&_include=Observation:specimen&_include=Observation:patient',
      ['amy-shaw-specimen-1', 'amy-shaw'],
    ],
    [
      'PractitionerRole?_id=dr-okafor-role&_include=*',
      ['dr-okafor', 'lakeside-clinic', 'lakeside-clinic-site'],
    ],
    [
      'Encounter?_id=amy-shaw-encounter-1&_include=Encounter:location&_include:iterate=Location:organization',
      ['SITE', 'ORGANIZATION'],
    ],
    ['Practitioner?_id=dr-okafor&_revinclude=PractitionerRole:practitioner', ['dr-okafor-role']],
    [
      'Practitioner?_id=dr-okafor&_revinclude=PractitionerRole:practitioner&_include:iterate=PractitionerRole:location',
      ['dr-okafor-role', 'lakeside-clinic-site'],
    ],
    ['Medication?_id=aspirin-81&_revinclude=MedicationRequest:medication', 'MedicationRequest'],
  ])('%s', (url, wanted) => {
    const got = ids(search(url), 'include')
    if (wanted === 'MedicationRequest')
      expect(got.length).toBe(expected('MedicationRequest', (m) => m.medicationReference).length)
    else if (wanted.includes('SITE')) expect(got[0].replace('-site', '')).toBe(got[1])
    else expect(got.sort()).toEqual([...wanted].sort())
  })

  it('are not counted as matches', () => {
    expect(search('Observation?_id=amy-shaw-hdl-1&_include=*').total).toBe(1)
  })
})

describe('what is left of a resource', () => {
  it('_elements keeps the named and the mandatory ones', () => {
    const [{ resource }] = search('Observation?_id=amy-shaw-hdl-1&_elements=value,subject').entry
    expect(Object.keys(resource).sort()).toEqual([
      'code',
      'id',
      'meta',
      'resourceType',
      'status',
      'subject',
      'valueQuantity',
    ])
    expect(resource.meta.tag[0].code).toBe('SUBSETTED')
  })

  it('_summary=true, text and data', () => {
    const keys = (how: string) =>
      Object.keys(search(`Patient?_id=amy-shaw&_summary=${how}`).entry[0].resource)
    expect(keys('true')).toContain('birthDate')
    expect(keys('true')).not.toContain('communication')
    expect(keys('text').sort()).toEqual(['id', 'meta', 'resourceType', 'text'])
    expect(keys('data')).not.toContain('text')
    expect(keys('data')).toContain('communication')
    expect((ask(store, 'Patient/amy-shaw?_elements=name').body as Any).birthDate).toBeUndefined()
  })
})

describe('other ways to ask', () => {
  const form = { 'content-type': 'application/x-www-form-urlencoded' }

  it('POST _search is the same as GET', () => {
    const { body } = ask(store, 'Patient/_search?gender=male', {
      method: 'POST',
      body: 'family=smith',
      headers: form,
    })
    expect(ids(body)).toEqual(['jack-smith'])
    expect(
      ask(store, 'Patient/_search', {
        method: 'POST',
        body: '{}',
        headers: { 'content-type': 'application/json' },
      }).status,
    ).toBe(415)
  })

  it('searches all types by common parameters', () => {
    expect(ids(search('?_type=Patient,Practitioner&_id=amy-shaw,dr-okafor')).sort()).toEqual([
      'amy-shaw',
      'dr-okafor',
    ])
    expect(ids(search('?_id=amy-shaw'))).toEqual(['amy-shaw'])
    expect(ask(store, '?_type=Nonsense').status).toBe(400)
  })

  it('searches a patient compartment', () => {
    expect(found(store, 'Patient/amy-shaw/Condition')).toEqual(
      expected('Condition', (c) => c.subject.reference === 'Patient/amy-shaw'),
    )
    expect(found(store, 'Patient/amy-shaw/*?_count=1000').length).toBeGreaterThan(50)
    expect(ask(store, 'Practitioner/dr-okafor/Patient').status).toBe(400)
  })

  it('$everything is the compartment and what it refers to', () => {
    const all = found(store, 'Patient/amy-shaw/$everything?_count=20')
    expect(all[0]).toBe('Patient/amy-shaw')
    expect(all).toContain('Practitioner/dr-okafor')
    expect(all.some((each) => each.includes('frank'))).toBe(false)
    expect(found(store, 'Patient/amy-shaw/$everything?_type=Condition')).toEqual(
      found(store, 'Condition?patient=amy-shaw'),
    )
    expect(found(store, 'Patient/amy-shaw/$everything?_type=Observation&end=2020')).toEqual([])
    const parameter = [
      { name: '_type', valueString: 'Condition' },
      { name: '_count', valueInteger: 1 },
    ]
    const body = { resourceType: 'Parameters', parameter }
    const posted = ask(store, 'Patient/amy-shaw/$everything', { method: 'POST', body }).body as Any
    expect(posted.entry.map((each: Any) => each.resource.resourceType)).toEqual(['Condition'])
    expect(posted.link.find((each: Any) => each.relation === 'next').url).toContain(
      '_type=Condition&_count=1',
    )
    expect(ask(store, 'Patient/amy-shaw/$everything', { method: 'POST', body: { a: 1 } }).status).toBe(400)
  })

  it('$docref is a search for documents', () => {
    expect(found(store, 'DocumentReference/$docref?patient=amy-shaw')).toEqual([
      'DocumentReference/amy-shaw-document-1',
    ])
    expect(found(store, 'DocumentReference/$docref?patient=amy-shaw&end=2020-01-01')).toEqual([])
    expect(
      found(store, 'DocumentReference/$docref?patient=amy-shaw', {
        access: token('patient/*.rs', { patient: 'frank-hansen' }),
      }),
    ).toEqual([])
    expect(ask(store, 'DocumentReference/$docref').status).toBe(400)
  })

  it('ignores an unknown parameter aloud, leaves it out of self, refuses it when strict', () => {
    const bundle = search('Patient?gender=male&nonsense=1')
    expect(bundle.entry.at(-1).resource.issue[0]).toMatchObject({
      severity: 'warning',
      code: 'not-supported',
    })
    expect(bundle.link[0].url).toBe(`${BASE}/Patient?gender=male`)
    expect(ask(store, 'Patient?nonsense=1', { headers: { prefer: 'handling=strict' } }).status).toBe(400)
  })

  it('an empty result has no entry', () => {
    expect(search('Patient?_id=none')).toEqual({
      ...{ resourceType: 'Bundle', type: 'searchset', total: 0 },
      link: [{ relation: 'self', url: `${BASE}/Patient?_id=none` }],
    })
  })
})

describe('what cannot be answered is refused with 400, never ignored', () => {
  it.each([
    ...[
      'Patient?_text=a',
      'Patient?_content=a',
      'Patient?_filter=a',
      'Patient?_query=a',
      'Patient?_contained=true',
    ],
    ...['Patient?gender:in=a', 'Patient?gender:below=a', 'Patient?gender:above=a', 'Patient?gender:not-in=a'],
    ...[
      'Patient?name:nonsense=a',
      'Patient?birthdate:exact=2020',
      'Patient?gender:not:missing=a',
      'Patient?birthdate=tomorrow',
    ],
    ...[
      'Patient?birthdate=2020-02-30',
      'Patient?birthdate=2020-13',
      'Observation?value-quantity=many',
      'Patient?_has:a=a',
    ],
    ...[
      'Patient?_has:Observation=a',
      'Patient?_has:Nonsense:patient:code=a',
      'Patient?_has:Observation:nonsense:code=a',
    ],
    ...[
      'Patient?_has:Observation:patient:nonsense=a',
      'Patient?_has:Observation:code:code=a',
      'Patient?birthdate.x=a',
    ],
    ...[
      'Observation?subject.nonsense=a',
      'Observation?subject:Nonsense.name=a',
      'Observation?subject.name.x=a',
    ],
    ...[
      'Patient?_include=nonsense',
      'Patient?_include=Patient:nonsense',
      'Patient?_include=Patient:name',
      'Patient?_include:x=*',
    ],
    ...[
      'Patient?_include=Patient:link:Nonsense',
      'Patient?_revinclude=Patient:link:Patient:x',
      'Patient?_count=-1',
      'Patient?_count=x',
    ],
    ...[
      'Patient?_summary=x',
      'Patient?_total=x',
      'Patient?phonetic:missing=x',
      'Patient?_list=$current-problems',
    ],
    ...[
      'Patient?identifier:of-type=a|b',
      'Observation?code-value-quantity=a',
      'Location?near=here',
      'Patient/_history?_at=yesterday',
    ],
    ...['Patient/_history?_since=x', 'Patient/_history?_cursor=5', 'Patient/amy-shaw/$everything?start=x'],
  ])('%s', (url) => {
    const { status, body } = ask(store, url)
    expect([status, (body as Any).resourceType]).toEqual([400, 'OperationOutcome'])
    expect((body as Any).issue[0].diagnostics.length).toBeGreaterThan(10)
  })
})

describe('formats', () => {
  it.each([
    ['Patient?_format=xml', {}, 200],
    ['Patient', { accept: 'application/fhir+xml' }, 200],
    ['Patient', { accept: 'text/turtle' }, 406],
    ['Patient', { accept: 'application/fhir+json; fhirVersion=3.0' }, 406],
    ['Patient', { accept: 'application/fhir+json; fhirVersion=4.0' }, 200],
    ['Patient', { accept: 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8' }, 200],
    ['Patient?_format=json', { accept: 'application/fhir+xml' }, 200],
    ['Patient?_format=application/fhir%2Bjson', {}, 200],
    ['Patient?_format=application/fhir+json', {}, 200],
  ])('%s %j: %i', (url, headers, status) => {
    expect(ask(store, url, { headers: headers as Record<string, string> }).status).toBe(status)
  })
})

it('a search is filtered, not refused, when any scope allows to search (S-125)', () => {
  expect(search('Patient', { access: token('patient/*.rs', { patient: 'amy-shaw' }) }).total).toBe(1)
})
