import { describe, expect, it } from 'vitest'
import {
  findCodeProblem,
  findFamilyProblem,
  findResourceProblem,
  findStrikeProblem,
  findVerdictProblem,
  type Outcome,
} from './records.mts'

describe('findCodeProblem', () => {
  it.each<[Outcome[], string | undefined]>([
    [['done'], undefined],
    [['done', 'refused'], undefined],
    [['refused', 'done'], undefined],
    [['unknown', 'refused'], undefined],
    [['unknown', 'done'], undefined],
    [['done', 'done'], 'a code was redeemed 2 times'],
    [['refused'], 'a code was refused that was never redeemed'],
    [['refused', 'refused'], 'a code was refused that was never redeemed'],
  ])('judges %j', (outcomes, problem) => {
    expect(findCodeProblem({ outcomes })).toBe(problem)
  })
})

describe('findFamilyProblem', () => {
  const family = { refreshTokens: ['a', 'b'], accessToken: 'c', isRevoked: false, isUncertain: false }

  it.each([
    [{}, [false, true], undefined],
    [{}, [true, true], 'a family has 2 live refresh tokens'],
    [{}, [false, false], 'a refresh token was lost'],
    [{}, [true, false], 'a refresh token lives again that was replaced'],
    [{ isUncertain: true }, [false, false], undefined],
    [{ isUncertain: true }, [false, true], undefined],
    [{ isUncertain: true }, [true, true], 'a family has 2 live refresh tokens'],
    [{ isRevoked: true }, [false, false], undefined],
    [{ isRevoked: true }, [false, true], 'a family has a live refresh token after a reuse'],
  ])('judges %j with the active tokens %j', (changes, active, problem) => {
    expect(findFamilyProblem({ ...family, ...changes }, active)).toBe(problem)
  })
})

describe('findResourceProblem', () => {
  const resource = { path: 'Observation/1', acknowledged: 3, attempted: 4 }

  it.each([
    [3, undefined],
    [4, undefined],
    [2, 'Observation/1 lost a write: it has 2, and 3 was written'],
    [5, 'Observation/1 has 5, which nobody wrote'],
    [undefined, 'Observation/1 was lost'],
  ])('judges %j', (value, problem) => {
    expect(findResourceProblem(resource, value)).toBe(problem)
  })

  it('lets a resource be absent whose only write has no known outcome', () => {
    expect(findResourceProblem({ ...resource, acknowledged: 0 }, undefined)).toBeUndefined()
  })
})

describe('findStrikeProblem', () => {
  const record = { id: 'f1', times: 3, seen: 3, unknown: 0, answered: 5 }

  it.each([
    [{}, { strikeCount: 3, remaining: 0 }, undefined],
    [{ seen: 2, unknown: 1 }, { strikeCount: 3, remaining: 0 }, undefined],
    [{ seen: 2, unknown: 1, answered: 2 }, { strikeCount: 2, remaining: 1 }, undefined],
    [{}, undefined, 'f1 was lost'],
    [{ seen: 4 }, { strikeCount: 3, remaining: 0 }, 'struck 4 times of 3'],
    [{}, { strikeCount: 4, remaining: -1 }, 'counts 4 strikes of 3'],
    [{}, { strikeCount: 2, remaining: 1 }, 'counts 2 strikes, and 3 were seen'],
    [{ seen: 1, answered: 1 }, { strikeCount: 2, remaining: 1 }, 'counts 2 strikes, and 1 were seen'],
    [{ seen: 2 }, { strikeCount: 2, remaining: 1 }, 'struck 2 times, and 5 requests matched'],
    [{}, { strikeCount: 3, remaining: 1 }, 'has 1 of 3 left after 3'],
  ])('judges %j with the counters %j', (changes, counters, problem) => {
    const found = findStrikeProblem({ ...record, ...changes }, counters)
    if (problem === undefined) expect(found).toBeUndefined()
    else expect(found).toContain(problem)
  })
})

describe('findVerdictProblem', () => {
  it.each([
    ['careless', 'not met', true],
    ['careless', 'inconclusive', true],
    ['careless', 'met', false],
    ['careless', 'pending', false],
    ['careless', undefined, false],
    ['careful', 'met', true],
    ['careful', 'pending', false],
    ['careful', 'inconclusive', true],
    ['careful', 'not met', false],
    ['careful', 'not exercised', false],
  ] as const)('judges a %s client that is judged %s', (behaviour, outcome, isRight) => {
    expect(findVerdictProblem({ behaviour }, outcome) === undefined).toBe(isRight)
  })
})
