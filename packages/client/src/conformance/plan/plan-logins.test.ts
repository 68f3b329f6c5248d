import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { RecipeName } from '../declare/recipes.ts'
import type { UserRole } from '../declare/target.ts'
import { type LoginNeed, mergeNeeds, type Shape } from './login-need.ts'
import { countCases, limitLogins, planLogins } from './plan-logins.ts'

const ROLES: readonly UserRole[] = ['public', 'symmetric', 'asymmetric']
const SHAPED: readonly Shape[] = ['standalone', 'limited', 'granular', 'denied', 'late-code', 'experimental']
const FREE: readonly RecipeName[] = ['public', 'confidential', 'asymmetric']

const need = (recipe: RecipeName, own: Partial<LoginNeed> = {}): LoginNeed => ({
  ...{ recipe, roles: ROLES, refreshes: false, waits: false, cases: 1, shalls: 1 },
  ...own,
})

const needs: fc.Arbitrary<LoginNeed[]> = fc
  .uniqueArray(fc.constantFrom<RecipeName>(...SHAPED, ...FREE), { minLength: 1, maxLength: 7 })
  .chain((recipes) =>
    fc.tuple(
      ...recipes.map((recipe) =>
        fc
          .record({
            roles: fc.shuffledSubarray([...ROLES], { minLength: 1 }),
            refreshes: fc.boolean(),
            end: fc.constantFrom(undefined, 'revocation', 'replay', 'reuse'),
            cases: fc.integer({ min: 1, max: 50 }),
            shalls: fc.integer({ min: 0, max: 50 }),
          })
          .map(({ end, refreshes, ...own }) => {
            const shape = SHAPED.find((each) => each === recipe)
            // A recipe with a request of its own asks for a refresh token where it needs one.
            return need(recipe, {
              ...own,
              ...(shape ? { shape } : { refreshes }),
              ...(end === undefined ? {} : { end }),
            })
          }),
      ),
    ),
  )

/** Lists all partitions of a set. */
function* listPartitions(rest: readonly LoginNeed[]): Generator<LoginNeed[][]> {
  const [first, ...others] = rest
  if (!first) return yield []
  for (const partition of listPartitions(others)) {
    yield [[first], ...partition]
    for (const at of partition.keys()) yield partition.with(at, [first, ...(partition[at] ?? [])])
  }
}

/** Returns the fewest logins, by trying everything. */
function countByForce(all: readonly LoginNeed[]): number {
  let best = Number.POSITIVE_INFINITY
  for (const partition of listPartitions(all))
    if (partition.length < best && partition.every((group) => mergeNeeds(group) !== undefined))
      best = partition.length
  return best
}

describe('planLogins', () => {
  test('serves every need once, within its constraints, with one end for each login', () => {
    fc.assert(
      fc.property(needs, (all) => {
        const planned = planLogins(all)
        const served = planned.flatMap((login) => login.needs)
        expect(served.map(({ recipe }) => recipe).sort()).toEqual(all.map(({ recipe }) => recipe).sort())
        for (const login of planned) {
          for (const each of login.needs) {
            expect(each.roles).toContain(login.role)
            if (each.shape !== undefined) expect(each.shape).toBe(login.shape)
          }
          const ends = new Set(login.needs.flatMap(({ end }) => end ?? []))
          expect(ends.size).toBeLessThan(2)
        }
      }),
    )
  })

  test('needs as few logins as trying everything', () => {
    fc.assert(
      fc.property(needs, (all) => {
        expect(planLogins(all)).toHaveLength(countByForce(all))
      }),
      { numRuns: 60 },
    )
  })

  test('gives a login of its own to what another request cannot serve', () => {
    const granular = need('granular', { shape: 'granular' })
    expect(planLogins([granular, need('public', { refreshes: true })])).toHaveLength(2)
    expect(planLogins([granular, need('public')])).toHaveLength(1)
    expect(planLogins([need('denied', { shape: 'denied' }), need('public')])).toHaveLength(2)
  })

  test('takes the preferred client, and the login that decides most first', () => {
    const [first, second] = planLogins([
      need('granular', { shape: 'granular', roles: ['asymmetric', 'public'], cases: 2 }),
      need('standalone', { shape: 'standalone', roles: ['public', 'asymmetric'], cases: 30 }),
    ])
    expect([first?.recipe, first?.role]).toEqual(['standalone', 'public'])
    expect([second?.recipe, second?.role]).toEqual(['granular', 'asymmetric'])
  })

  test('puts what waits last', () => {
    const planned = planLogins([
      need('late-code', { shape: 'late-code', cases: 90 }),
      need('limited', { shape: 'limited', waits: true, cases: 50 }),
      need('granular', { shape: 'granular', cases: 2 }),
    ])
    expect(planned.map(({ recipe }) => recipe)).toEqual(['granular', 'limited', 'late-code'])
  })
})

test('limitLogins takes those that decide the most SHALL cases, in the order of the plan', () => {
  fc.assert(
    fc.property(needs, fc.nat(5), (all, most) => {
      const planned = planLogins(all)
      const taken = limitLogins(planned, most)
      expect(taken.length).toBe(Math.min(most, planned.length))
      expect(planned.filter((login) => taken.includes(login))).toEqual(taken)
      const count = (logins: typeof planned) =>
        logins.map((login) => login.needs.reduce((sum, { shalls }) => sum + shalls, 0))
      const left = planned.filter((login) => !taken.includes(login))
      for (const each of count(taken))
        for (const other of count(left)) expect(each).toBeGreaterThanOrEqual(other)
    }),
  )
})

test('countCases adds the cases of all that a login serves', () => {
  const [login] = planLogins([
    need('standalone', { shape: 'standalone', cases: 3 }),
    need('public', { cases: 4 }),
  ])
  expect(login && countCases(login)).toBe(7)
})
