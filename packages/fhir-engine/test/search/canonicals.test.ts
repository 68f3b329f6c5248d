import { describe, expect, it } from 'vitest'
import { type Any, ask, BASE, found, token } from '../engine.ts'
import { listIds } from './sample-search.ts'
import { storeWith } from './store-with.ts'

describe('canonicals', () => {
  const questionnaire = (id: string, version?: string) => ({
    ...{
      resourceType: 'Questionnaire',
      id,
      url: 'http://forms.example/q',
      title: `Form ${id}`,
      status: 'active',
    },
    ...(version && { version }),
  })
  const response = (id: string, canonical: string, more: object = {}) => ({
    ...{ resourceType: 'QuestionnaireResponse', id, status: 'completed', questionnaire: canonical },
    ...more,
  })
  const amy = { subject: { reference: 'Patient/amy-shaw' } }
  const store = storeWith(
    questionnaire('one', '1'),
    questionnaire('two', '2'),
    response('any', 'http://forms.example/q', amy),
    response('second', 'http://forms.example/q|2'),
    response('none', 'http://forms.example/q|3'),
    response('local', 'Questionnaire/one'),
  )
  const get = (url: string, mode?: string) => listIds(ask(store, url).body as Any, mode).sort()

  it.each([
    ['any', ['one', 'two']],
    ['second', ['two']],
    ['none', []],
    ['local', ['one']],
  ])('_include follows that of %s', (id, included) => {
    const url = `QuestionnaireResponse?_id=${id}&_include=QuestionnaireResponse:questionnaire`
    expect(get(url, 'include')).toEqual(included)
  })

  it.each([
    ['Questionnaire?_id=two&_revinclude=QuestionnaireResponse:questionnaire', ['any', 'second']],
    ['Questionnaire?_id=one&_revinclude=QuestionnaireResponse:questionnaire', ['any', 'local']],
  ])('%s finds them', (url, included) => {
    expect(get(url, 'include')).toEqual(included)
  })

  it('are only of the types that the parameter refers to', () => {
    const url = 'http://forms.example/q'
    const action = [{ definitionCanonical: url }]
    const both = storeWith(
      questionnaire('one', '1'),
      { resourceType: 'Library', id: 'one', url, status: 'active', type: { text: 'x' } },
      { resourceType: 'PlanDefinition', id: 'p', status: 'active', action },
    )
    const pointing = (type: string) => found(both, `${type}?_id=one&_revinclude=*`, {}, 'include')
    expect([pointing('Questionnaire'), pointing('Library')]).toEqual([['PlanDefinition/p'], []])
    expect(found(both, 'Library?_has:PlanDefinition:definition:_id=p')).toEqual([])
  })

  it('are URIs as well where a parameter takes a choice as one', () => {
    const sourceCanonical = 'http://forms.example/v'
    const map = storeWith({ resourceType: 'ConceptMap', id: 'm', status: 'active', sourceCanonical })
    expect(found(map, `ConceptMap?source-uri=${sourceCanonical}`)).toEqual(['ConceptMap/m'])
  })

  it('are above and below by their URLs, whatever their version', () => {
    const profile = ['http://forms.example/profiles/p|2']
    const store = storeWith({ resourceType: 'Basic', id: 'b', code: { text: 'x' }, meta: { profile } })
    const finds = (name: string, value: string) => found(store, `Basic?_id=b&${name}=${value}`).length === 1
    expect(finds('_profile:below', 'http://forms.example/profiles/p')).toBe(true)
    expect(finds('_profile:above', 'http://forms.example/profiles/p/q')).toBe(true)
    expect(finds('_profile:below', 'http://forms.example/profiles/p|2/q')).toBe(false)
  })

  it.each([
    ['QuestionnaireResponse?questionnaire.title=Form two', ['any', 'second']],
    ['QuestionnaireResponse?questionnaire:Questionnaire.version=1', ['any', 'local']],
    ['Questionnaire?_has:QuestionnaireResponse:questionnaire:_id=second', ['two']],
    [
      'Questionnaire?_has:QuestionnaireResponse:questionnaire:patient=amy-shaw',
      ['intake', 'one', 'phq-2', 'two'],
    ],
  ])('%s follows them', (url, ids) => {
    expect(get(url)).toEqual(ids)
  })

  it.each([
    ['Questionnaire?url=http://forms.example/q', ['one', 'two']],
    ['Questionnaire?url=http://forms.example/q|2', ['two']],
    ['Questionnaire?url=http://forms.example/q|3', []],
    ['Questionnaire?url=http://forms.example/q|1,http://forms.example/q|2', ['one', 'two']],
    ['Questionnaire?url:below=http://forms.example', ['one', 'two']],
    ['Questionnaire?url:above=http://forms.example/q/part', ['one', 'two']],
    ['QuestionnaireResponse?questionnaire=http://forms.example/q', ['any', 'none', 'second']],
    ['QuestionnaireResponse?questionnaire=http://forms.example/q|2', ['second']],
    ['QuestionnaireResponse?questionnaire=Questionnaire/two', ['any', 'second']],
    ['QuestionnaireResponse?questionnaire=Questionnaire/one', ['any', 'local']],
    [`QuestionnaireResponse?questionnaire=${BASE}/Questionnaire/one`, ['any', 'local']],
    ['QuestionnaireResponse?questionnaire=Questionnaire/none', []],
  ])('%s finds by canonical', (url, ids) => {
    expect(get(url)).toEqual(ids)
  })

  it('lead nowhere that the caller may not see', () => {
    const own = { access: token('system/QuestionnaireResponse.rs', {}) }
    expect(found(store, 'QuestionnaireResponse?questionnaire=Questionnaire/one', own)).toEqual([
      'QuestionnaireResponse/local',
    ])
    const include = '_include=QuestionnaireResponse:questionnaire'
    const scopes = (text: string) => ({ access: token(text, { patient: 'amy-shaw' }) })
    const responses = scopes('patient/QuestionnaireResponse.rs')
    const { body } = ask(store, `QuestionnaireResponse?_id=any&${include}`, responses)
    expect((body as Any).entry.map(({ resource }: Any) => resource.id)).toEqual(['any'])
    expect(found(store, 'QuestionnaireResponse?questionnaire.title=Form', responses)).toEqual([])
    const forms = scopes('patient/Questionnaire.rs')
    expect(found(store, 'Questionnaire?_has:QuestionnaireResponse:questionnaire:_id=any', forms)).toEqual([])
    const both = scopes('patient/QuestionnaireResponse.rs patient/Questionnaire.rs')
    const has = 'Questionnaire?_has:QuestionnaireResponse:questionnaire:_id'
    expect(found(store, `${has}=any`, both)).toEqual(['Questionnaire/one', 'Questionnaire/two'])
    expect(found(store, `${has}=second`, both)).toEqual([])
  })
})
