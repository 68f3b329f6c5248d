import { describe, expect, it } from 'vitest'
import { type Any, ask, expected } from '../engine.ts'
import { listIds, search, store } from './sample-search.ts'

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
      ['direct-messages', 'dr-okafor', 'lakeside-clinic', 'lakeside-clinic-site'],
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
    const got = listIds(search(url), 'include')
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
