import { describe, expect, it } from 'vitest'
import { createFhirBase } from '../../src/index.ts'
import { createUpstream } from '../../src/upstream/index.ts'
import { BASE } from '../engine.ts'
import { WORLD } from '../leak/leak-world.ts'
import { fetchFrom } from './backends.ts'
import { base, grantAmy, send } from './behind-upstream.ts'

const FORM = 'http://forms.example/phq-2'
const world = [
  { resourceType: 'Questionnaire', id: 'hidden', status: 'active', url: FORM },
  {
    ...{ resourceType: 'QuestionnaireResponse', id: 'own', status: 'completed', questionnaire: FORM },
    subject: { reference: 'Patient/amy-shaw' },
  },
  ...WORLD.filter(({ resourceType }) => !resourceType.startsWith('Questionnaire')),
] as typeof WORLD
const store = createFhirBase(world).fork({ now: () => 0, newId: () => 'new' })
const upstream = createUpstream({ base, fetch: fetchFrom(store, base) })
const search = async (query: string, scope: string) => {
  const { status, body } = await send(upstream, `GET QuestionnaireResponse?${query}`, grantAmy(scope))
  return [status, (body as fhir4.Bundle).total]
}

describe('a search by the id of a resource that canonicals name, in front of another server', () => {
  const own = 'patient/QuestionnaireResponse.rs'
  it.each([
    'questionnaire=Questionnaire/hidden',
    'questionnaire=hidden',
    'questionnaire:not=Questionnaire/hidden',
    'questionnaire:Questionnaire=hidden',
    `questionnaire=${FORM},Questionnaire/hidden`,
    `questionnaire=${BASE}/Questionnaire/hidden`,
    `questionnaire=${base}/Questionnaire/hidden`,
    `questionnaire=${base.toUpperCase()}/Questionnaire/hidden`,
  ])('is refused where the resource may be hidden: %s', async (query) => {
    expect((await search(query, own))[0]).toBe(400)
  })

  it.each([
    [`questionnaire=${FORM}`, own],
    ['questionnaire:missing=false', own],
    ['questionnaire=Questionnaire/hidden', 'system/*.rs'],
  ])('is answered by canonicals, and where nothing is hidden: %s', async (query, scope) => {
    expect(await search(query, scope)).toEqual([200, 1])
  })
})
