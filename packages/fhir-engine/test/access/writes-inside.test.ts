import { describe, expect, it } from 'vitest'
import { type Any, ask, found, sampleStore, token } from '../engine.ts'

const store = sampleStore()
const amy = (scopes: string, more = {}) => ({ access: token(scopes, { patient: 'amy-shaw', ...more }) })
const condition = { resourceType: 'Condition', subject: { reference: 'Patient/amy-shaw' } }
const others = { resourceType: 'Condition', subject: { reference: 'Patient/frank-hansen' } }
const json = { 'content-type': 'application/json-patch+json' }

describe('letters and interactions (S-123)', () => {
  it.each([
    ['r', 'GET', 'Condition/amy-shaw-condition-1', 200],
    ['s', 'GET', 'Condition/amy-shaw-condition-1', 403],
    ['r', 'GET', 'Condition/amy-shaw-condition-1/_history/1', 200],
    ['r', 'GET', 'Condition/amy-shaw-condition-1/_history', 200],
    ['s', 'GET', 'Condition/amy-shaw-condition-1/_history', 403],
    ['s', 'GET', 'Condition', 200],
    ['r', 'GET', 'Condition', 403],
    ['s', 'GET', 'Condition/_history', 200],
    ['r', 'GET', 'Condition/_history', 403],
    ['s', 'GET', '_history', 200],
    ['r', 'GET', '_history', 403],
    ['s', 'GET', '?_id=x', 200],
    ['r', 'GET', '?_id=x', 403],
    ['s', 'GET', 'Patient/amy-shaw/Condition', 200],
    ['r', 'GET', 'Patient/amy-shaw/Condition', 403],
    ['s', 'GET', 'Patient/amy-shaw/*', 200],
    ['c', 'POST', 'Condition', 201],
    ['ruds', 'POST', 'Condition', 403],
    ['u', 'PUT', 'Condition/new', 201],
    ['crds', 'PUT', 'Condition/new', 403],
    ['u', 'PATCH', 'Condition/amy-shaw-condition-1', 200],
    ['crds', 'PATCH', 'Condition/amy-shaw-condition-1', 403],
    ['d', 'DELETE', 'Condition/amy-shaw-condition-1', 204],
    ['crus', 'DELETE', 'Condition/amy-shaw-condition-1', 403],
    ['crud', 'GET', 'Observation', 403],
  ])('patient/Condition.%s: %s %s is %i', (letters, method, url, status) => {
    const body =
      method === 'PATCH'
        ? [{ op: 'add', path: '/language', value: 'en' }]
        : { ...condition, ...(method === 'PUT' && { id: 'new' }) }
    const options =
      method === 'GET' || method === 'DELETE' ? {} : { body, headers: method === 'PATCH' ? json : {} }
    const reply = ask(sampleStore(), url, { method, ...options, ...amy(`patient/Condition.${letters}`) })
    expect(reply.status).toBe(status)
    if (status === 403) {
      const [, challenge] = reply.headers.find(([name]) => name === 'WWW-Authenticate') ?? []
      expect(challenge).toMatch(/^Bearer error="insufficient_scope", scope="patient\/\w*\*?\./)
    }
  })

  it('the CapabilityStatement needs no scope (S-130)', () => {
    expect(ask(store, 'metadata', { access: token('') }).status).toBe(200)
  })

  it('v1 scopes say the same', () => {
    expect(ask(store, 'Condition', amy('patient/Condition.read')).status).toBe(200)
    expect(
      ask(store, 'Condition', { method: 'POST', body: condition, ...amy('patient/Condition.read') }).status,
    ).toBe(403)
    expect(ask(store, 'Observation', amy('patient/*.*')).status).toBe(200)
  })
})

describe('whose data (S-125)', () => {
  it('patient/ reaches the compartment of the patient in context and shared resources', () => {
    const all = amy('patient/*.rs')
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
    expect(ask(store, outside, amy('patient/*.rs')).body).toEqual(
      JSON.parse(
        JSON.stringify(ask(store, 'Observation/nothing-at-all', amy('patient/*.rs')).body).replace(
          'nothing-at-all',
          'frank-hansen-hdl-1',
        ),
      ),
    )
    expect(ask(store, outside, amy('patient/*.rs', { hidden: 'forbidden' })).status).toBe(403)
    expect(
      ask(store, 'Observation/nothing-at-all', amy('patient/*.rs', { hidden: 'forbidden' })).status,
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
      found(store, 'Condition', amy('patient/*.rs user/Patient.rs', { user: 'Practitioner/dr-okafor' })),
    ).toHaveLength(found(store, 'Condition?patient=amy-shaw').length)
  })
})

describe('finer-grained scopes (S-126)', () => {
  const labs = amy('patient/Observation.rs?category=laboratory')

  it('filter searches and reads', () => {
    expect(found(store, 'Observation', labs)).toEqual(
      found(store, 'Observation?patient=amy-shaw&category=laboratory'),
    )
    expect(ask(store, 'Observation/amy-shaw-hdl-1', labs).status).toBe(200)
    expect(ask(store, 'Observation/amy-shaw-bp-1', labs).status).toBe(404)
  })

  it('constraints inside a scope all hold, scopes add up', () => {
    const both = amy(
      'patient/Observation.rs?category=laboratory&code=http://loinc.org|2085-9 patient/Observation.r?category=vital-signs',
    )
    expect(found(store, 'Observation', both)).toEqual(
      found(store, 'Observation?patient=amy-shaw&code=2085-9'),
    )
    expect(ask(store, 'Observation/amy-shaw-bp-1', both).status).toBe(200)
  })

  it('a constraint that the type does not have, or that cannot be read, lets nothing through (S-127)', () => {
    for (const bad of ['nonsense=1', 'date=never', 'code:in=http://a', '_filter=x']) {
      expect(found(store, 'Observation', amy(`patient/Observation.rs?${bad}`)), bad).toEqual([])
    }
  })

  it('hold for what is written, before and after', () => {
    const own = sampleStore()
    const scopes = amy('patient/Observation.cruds?category=laboratory')
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

describe('writes stay inside (S-125)', () => {
  const all = amy('patient/*.cruds')

  it('nothing is made for, moved to or taken from another patient', () => {
    const own = sampleStore()
    expect(ask(own, 'Condition', { method: 'POST', body: others, ...all }).status).toBe(403)
    expect(
      ask(own, 'Condition/amy-shaw-condition-1', {
        method: 'PUT',
        body: { ...others, id: 'amy-shaw-condition-1' },
        ...all,
      }).status,
    ).toBe(403)
    expect(
      ask(own, 'Condition/frank-hansen-condition-1', {
        method: 'PUT',
        body: { ...condition, id: 'frank-hansen-condition-1' },
        ...all,
      }).status,
    ).toBe(404)
    expect(ask(own, 'Condition/frank-hansen-condition-1', { method: 'DELETE', ...all }).status).toBe(404)
    const patch = [{ op: 'test', path: '/subject/reference', value: 'Patient/frank-hansen' }]
    expect(
      ask(own, 'Condition/frank-hansen-condition-1', { method: 'PATCH', body: patch, headers: json, ...all })
        .status,
    ).toBe(404)
    expect(ask(own, 'Patient', { method: 'POST', body: { resourceType: 'Patient' }, ...all }).status).toBe(
      403,
    )
    expect((ask(own, '_history?_since=2026-06-02').body as Any).total).toBe(0)
  })

  it('a conditional update cannot tell whether an id is taken', () => {
    const put = (id: string) =>
      ask(store, 'Condition?code=none', {
        method: 'PUT',
        body: { ...condition, id },
        ...amy('patient/*.cruds'),
      }).status
    expect([put('frank-hansen-condition-1'), put('amy-shaw-condition-1')]).toEqual([404, 409])
  })

  it('shared resources may be made but not changed', () => {
    const own = sampleStore()
    expect(
      ask(own, 'Binary', {
        method: 'POST',
        body: { resourceType: 'Binary', contentType: 'text/plain', data: 'eA==' },
        ...all,
      }).status,
    ).toBe(201)
    expect(ask(own, 'Practitioner/dr-okafor', { method: 'DELETE', ...all }).status).toBe(403)
    expect(
      ask(own, 'Practitioner/dr-okafor', {
        method: 'PUT',
        body: { resourceType: 'Practitioner', id: 'dr-okafor' },
        ...all,
      }).status,
    ).toBe(403)
  })

  it('who may write but not read is shown nothing', () => {
    const own = sampleStore()
    const patch = [{ op: 'add', path: '/language', value: 'en' }]
    const reply = ask(own, 'Condition/amy-shaw-condition-1', {
      method: 'PATCH',
      body: patch,
      headers: json,
      ...amy('patient/Condition.u'),
    })
    expect([reply.status, reply.body]).toEqual([200, undefined])
  })
})

describe('what is hidden is not told in other ways', () => {
  const access = amy('patient/*.rs')

  it.each([
    ['Observation?subject:Patient.family=hansen', 0],
    ['Practitioner?_has:Encounter:participant:patient=frank-hansen', 0],
    ['Practitioner?_has:Patient:general-practitioner:family=hansen', 0],
    ['Patient?_sort=birthdate&_summary=count', 1],
    ['Patient?_id=frank-hansen&_total=accurate', 0],
  ])('%s finds %i', (url, total) => {
    expect((ask(store, url, access).body as Any).total).toBe(total)
  })

  it('an include brings only what could be read', () => {
    const narrow = amy('patient/Observation.rs')
    expect(found(store, 'Observation?_include=*&_include=Observation:subject', narrow, 'include')).toEqual([])
    expect(
      found(store, 'Practitioner?_revinclude=*', access, 'include').every((each) => !each.includes('frank')),
    ).toBe(true)
  })

  it('a List that may not be read finds nothing', () => {
    const own = sampleStore()
    const list = {
      ...{
        resourceType: 'List',
        id: 'l',
        status: 'current',
        mode: 'working',
        subject: { reference: 'Patient/frank-hansen' },
      },
      entry: [{ item: { reference: 'Practitioner/dr-okafor' } }],
    }
    ask(own, 'List/l', { method: 'PUT', body: list })
    expect(found(own, 'Practitioner?_list=l')).toEqual(['Practitioner/dr-okafor'])
    expect(found(own, 'Practitioner?_list=l', access)).toEqual([])
  })

  it('a version from before it was the caller’s stays hidden, and the other way round', () => {
    const own = sampleStore()
    ask(own, 'Condition/amy-shaw-condition-1', {
      method: 'PUT',
      body: { ...others, id: 'amy-shaw-condition-1' },
    })
    expect(ask(own, 'Condition/amy-shaw-condition-1', access).status).toBe(404)
    expect(ask(own, 'Condition/amy-shaw-condition-1/_history/1', access).status).toBe(200)
    expect(ask(own, 'Condition/amy-shaw-condition-1/_history/2', access).status).toBe(404)
    expect((ask(own, 'Condition/amy-shaw-condition-1/_history', access).body as Any).total).toBe(1)
  })
})
