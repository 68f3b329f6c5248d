import { describe, expect, it, onTestFinished } from 'vitest'
import { findServiceProblem, services } from '../../../../scripts/providers/services/services.mjs'
import { startValkey } from '../../../../scripts/services/start-valkey.ts'
import { findCommandLine } from '../../../../scripts/workspace/command-line.mjs'
import { findUnjudged } from './find-unjudged.mts'
import { type CrashSettings, runCrashTest } from './run-crash-test.mts'

const run = (changes: Partial<CrashSettings> = {}) =>
  runCrashTest({
    ...{ processes: 1, tenants: 4, seconds: 0, operations: 400, routing: 'hash', atOnce: 8, seed: 1 },
    args: findCommandLine('mock-auth-server'),
    ...changes,
  })

/** What an operation finds first of a tenant that a process does not know depends on which of them comes next. */
const LOST_TENANT = /the tenant was lost|tenant \S+ does not exist/

describe('a crash test', () => {
  it('finds nothing wrong with one process that nobody kills, and judges everything', async () => {
    const { counts, problems, outages } = await run({ operations: 1200 })
    expect(problems).toEqual([])
    expect(outages).toEqual([])
    expect(findUnjudged(counts)).toEqual([])
    expect(counts['careless clients: not met']).toBeGreaterThan(0)
  })

  it('says what it has not judged', () => {
    const others = { reads: 1, 'careful clients: met': 1 }
    expect(findUnjudged(others)).toContain('faults judged')
    expect(findUnjudged(others)).toContain('careless clients')
    expect(findUnjudged(others)).not.toContain('careful clients')
    expect(findUnjudged(others)).not.toContain('reads')
  })

  it.each([
    ['code-single-use', /a code was redeemed 2 times/],
    ['code-replay-revocation', /a family has a live refresh token after a reuse/],
    ['refresh-reuse', /a refresh token was used twice/],
  ])('finds a server that does not enforce %s', async (unenforced, problem) => {
    expect((await run({ unenforced })).problems.join('\n')).toMatch(problem)
  })

  it('finds what is lost when a process without a store is killed', async () => {
    const { problems, outages } = await run({ killEveryS: 1, operations: 50 })
    expect(outages).not.toEqual([])
    expect(problems.join('\n')).toMatch(LOST_TENANT)
  })

  it('finds that two processes without a store know different tenants', async () => {
    const { problems } = await run({ processes: 2, routing: 'random' })
    expect(problems.join('\n')).toMatch(LOST_TENANT)
  })
})

const problem = findServiceProblem(services.valkey)

describe.skipIf(problem !== undefined)(
  problem === undefined
    ? 'three processes with a store'
    : `three processes, without a store here: ${problem}`,
  () => {
    it('lose nothing when they are killed, and the store once', async () => {
      const valkey = await startValkey({ isPersistent: true })
      onTestFinished(valkey.stop)
      const { counts, problems, outages } = await run({
        ...{ processes: 3, tenants: 20, seconds: 8, operations: 1500, killEveryS: 2 },
        ...{ routing: 'random', restartStore: valkey.restart },
        args: [...findCommandLine('mock-auth-server'), '--store', valkey.url],
      })
      expect(problems).toEqual([])
      expect(findUnjudged(counts)).toEqual([])
      expect(new Set(outages.map(({ what }) => what))).toEqual(new Set(['process', 'store']))
    }, 300_000)
  },
)
