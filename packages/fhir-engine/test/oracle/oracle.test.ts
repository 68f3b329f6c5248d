import { describe, expect, it } from 'vitest'
import { CARELESS_ENGINES } from './careless-engines.ts'
import { answerFrom, findDifference } from './compare.ts'
import { createWorld } from './create-world.ts'
import { type Aim, generateQuery, listAims } from './generate-query.ts'
import { ORACLE_SEARCHES, ORACLE_SEED } from './oracle-runs.ts'
import { MISTAKES, plantMistake } from './planted-answers.ts'
import { type Query, renderUrl } from './query.ts'
import { Random } from './random.ts'
import { selectNodes } from './search-nodes.ts'

const world = createWorld(ORACLE_SEED)
const answer = answerFrom(world.store)
const aims = listAims(world)
const TYPES = ['composite', 'date', 'number', 'quantity', 'reference', 'special', 'string', 'token', 'uri']
const hasValues = ({ type, parameter }: Aim) =>
  (world.byType.get(type) ?? []).some((each) => selectNodes(each, parameter).length > 0)

/** Returns what a query is made of, as words. */
function listTraits(query: Query): string[] {
  const { criteria, sort, includes, count, total, summary, elements } = query
  return [
    ...criteria.flatMap(({ hops, modifier = '', code, alternatives }) => [
      ...hops.map(({ kind }) => kind),
      ...alternatives.flat().map(({ prefix = '' }) => prefix),
      ...(hops.length > 2 ? ['long'] : []),
      ...(code === '_list' ? [code] : []),
      ...(alternatives.length > 1 ? ['or'] : []),
      /^[A-Z]/.test(modifier) ? ':[type]' : `:${modifier}`,
    ]),
    ...(criteria.length > 1 ? ['and'] : []),
    ...(query.patient ? ['compartment'] : []),
    ...(query.isPosted ? ['POST'] : []),
    ...sort.map(({ isDescending }) => (isDescending ? 'descending' : 'ascending')),
    ...includes.map(({ isReverse, isIterated }) => `${isReverse ? 'reverse' : 'forward'} ${isIterated}`),
    ...Object.keys({ ...(count && { count }), ...(total && { total }), ...(elements && { elements }) }),
    ...(summary ? [`summary ${summary}`] : []),
  ]
}

describe(`an evaluation of searches by fhirpath, with seed ${ORACLE_SEED}`, () => {
  it(`agrees with the engine about ${ORACLE_SEARCHES} searches`, () => {
    const random = new Random(ORACLE_SEED)
    const traits = new Set<string>()
    const differences: string[] = []
    for (let i = 0; i < ORACLE_SEARCHES && differences.length < 5; i++) {
      const query = generateQuery(aims[i % aims.length] as Aim, world, random)
      for (const trait of listTraits(query)) traits.add(trait)
      const difference = findDifference(query, world, answer)
      if (difference) differences.push(`ORACLE_SEED=${ORACLE_SEED}, ${renderUrl(query)}: ${difference}`)
    }
    expect(differences).toEqual([])
    expect([...traits]).toEqual(
      expect.arrayContaining([
        ...['', 'eq', 'ne', 'gt', 'lt', 'ge', 'le', 'sa', 'eb', 'ap'],
        ...[':missing', ':exact', ':contains', ':not', ':text', ':of-type', ':below', ':above'],
        ...[
          ':identifier',
          ':[type]',
          'chain',
          'has',
          'long',
          '_list',
          'or',
          'and',
          'ascending',
          'descending',
          ...['compartment', 'POST'],
        ],
        ...['forward true', 'forward false', 'reverse true', 'reverse false', 'count', 'total', 'elements'],
        ...['summary true', 'summary text', 'summary data', 'summary count', 'summary false'],
      ]),
    )
  }, 600_000)

  it('has values for nearly every parameter', () => {
    expect([...new Set(aims.map(({ parameter }) => parameter.type))].sort()).toEqual(TYPES)
    expect(aims.filter(hasValues).length / aims.length).toBeGreaterThan(0.97)
  })
})

describe('the oracle would notice', () => {
  describe.each(Object.entries(MISTAKES))('%s', (_, mistake) => {
    it.each(TYPES)('in a search by %s', (type) => {
      const random = new Random(1)
      const some = aims.filter((aim) => aim.parameter.type === type && hasValues(aim))
      const planted = plantMistake(answer, mistake, world)
      const [noticed, overlooked]: [string[], string[]] = [[], []]
      for (let i = 0; i < 2_000 && noticed.length < 10; i++) {
        const query = generateQuery(random.pick(some), world, random)
        const difference = findDifference(query, world, planted.answer)
        if (planted.wasPlanted()) (difference ? noticed : overlooked).push(renderUrl(query))
      }
      expect([noticed.length, overlooked]).toEqual([10, []])
    })
  })

  it.each(Object.entries(CARELESS_ENGINES))('an engine that %s', (_, careless) => {
    const random = new Random(1)
    const isNoticed = () =>
      findDifference(generateQuery(random.pick(aims), world, random), world, careless(answer)) !== undefined
    expect(Array.from({ length: 5_000 }).some(isNoticed)).toBe(true)
  })
})
