import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readReplyText } from '../../../src/core/http/reply.ts'
import { createMock, type Mock } from '../../../src/testing/index.ts'
import { atToken } from '../../support/at-token.ts'

let mock: Mock
beforeAll(async () => {
  mock = await createMock()
})
afterAll(() => mock.close())

describe('scopes, in the response and in force (F-115 to F-122)', () => {
  const scopesOf = async (name: string, params: Record<string, unknown> = {}) => {
    const { tenant, replies, entries } = await atToken(mock, name, params)
    const scopes = replies.map(({ body }) => (JSON.parse(body) as { scope: string }).scope)
    const held = await tenant.tenant.state.findAccessToken(entries[0]?.facts.issuedAccessToken ?? '')
    const refused = tenant.journal.find({ step: 'fhir' }).filter(({ sent }) => sent?.status === 403)
    return { scopes, first: scopes[0], held: held?.scope, refused: refused.map(({ step }) => step) }
  }
  const RESOURCES = /(?:patient|user)\/\S+/g

  test.each([
    ['writes-not-granted', {}, 'patient/*.rs user/Practitioner.read', ['fhir-write']],
    ['search-not-granted', {}, 'patient/*.r patient/*.cud user/Practitioner.r', ['fhir-search']],
    ['scope-wider', {}, 'patient/*.cruds user/*.cruds', []],
    [
      'scope-unrelated',
      {},
      'patient/AllergyIntolerance.rs user/AllergyIntolerance.rs',
      ['fhir-read', 'fhir-search', 'fhir-write'],
    ],
  ])('%s', async (name, params, resources, steps) => {
    const { scopes, first, held, refused } = await scopesOf(name, params)
    expect(first?.match(RESOURCES)?.join(' ')).toBe(resources)
    expect(held).toBe(first)
    expect(new Set(scopes), 'a refresh gives no more').toEqual(new Set([first]))
    expect(first).toContain('openid')
    expect(new Set(refused)).toEqual(new Set(steps))
  })

  test('scope-empty', async () => {
    const { scopes, held, refused } = await scopesOf('scope-empty')
    expect([scopes, held]).toEqual([[''], ''])
    expect(refused).toContain('fhir-search')
  })

  test('scope-narrowed removes one type from a wildcard', async () => {
    const { first, refused } = await scopesOf('scope-narrowed', { resourceType: 'Condition' })
    expect(first).toContain('patient/Observation.rs')
    expect(first).not.toMatch(/Condition|\*/)
    expect(refused).toContain('fhir-search')
  })

  test('scope-granular omits other Observations', async () => {
    const { tenant, first } = await atToken(mock, 'scope-granular')
    expect(JSON.parse(first?.body ?? '').scope).toMatch(
      /patient\/Observation\.rs\?category=http\S+laboratory/,
    )
    const page = tenant.journal
      .find({ step: 'fhir-search' })
      .find(({ facts }) => facts.resourceType === 'Observation')
    const bundle = JSON.parse((page?.sent && readReplyText(page.sent)) ?? '')
    const categories = bundle.entry.map(
      ({ resource }: { resource: fhir4.Observation }) => resource.category?.[0]?.coding?.[0]?.code,
    )
    expect(new Set(categories)).toEqual(new Set(['laboratory']))
  })

  test.each([
    [
      'split',
      'patient/*.r patient/*.s patient/*.c patient/*.u patient/*.d user/Practitioner.r user/Practitioner.s',
    ],
    ['reversed', 'user/Practitioner.read patient/*.cud patient/*.rs'],
    ['v1', 'patient/*.read patient/*.write user/Practitioner.read'],
    ['v2', 'patient/*.rs patient/*.cud user/Practitioner.rs'],
  ])('scope-notation %s has the same meaning', async (as, resources) => {
    const { first, held, refused } = await scopesOf('scope-notation', { as })
    expect(first?.match(RESOURCES)?.join(' ')).toBe(resources)
    expect(held).not.toBe(first)
    expect(refused).toEqual([])
  })

  test('scope-notation twice', async () => {
    const { first, held } = await scopesOf('scope-notation', { as: 'twice' })
    expect(first).toBe(`${held} ${held}`)
  })
})
