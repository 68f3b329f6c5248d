import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ALL_COUNTERPARTS } from './all-counterparts.ts'
import { describeViolations, runServer } from './run-counterpart.ts'
import { SET_UPS, type ServersUnderTest, type SetUp, startServersUnderTest } from './set-ups.ts'
import { HOLES } from './stub/hole.ts'

/** Reasons for which cases are skipped without a fault, with their number. */
const SKIPPED: Readonly<Record<SetUp, Readonly<Record<string, number>>>> = {
  plain: { 'not-offered': 3, 'other-version': 2, 'not-applicable': 4, prerequisite: 27, blocked: 84 },
  logins: { 'not-offered': 3, 'other-version': 2, 'not-applicable': 6, prerequisite: 24 },
  pages: { 'not-offered': 3, 'other-version': 2, 'not-applicable': 4, prerequisite: 24 },
  ehr: { 'not-offered': 3, 'other-version': 2, 'not-applicable': 6, prerequisite: 4 },
  https: { 'other-version': 2, 'not-applicable': 4, prerequisite: 27, blocked: 84 },
  protected: { 'not-offered': 3, 'other-version': 2, 'not-applicable': 3, prerequisite: 27 },
  'smart-1.0': { 'not-offered': 2, 'other-version': 89, 'not-applicable': 4, prerequisite: 16, blocked: 14 },
}

let servers: ServersUnderTest
beforeAll(async () => {
  servers = await startServersUnderTest()
})
afterAll(() => servers.close())

describe('without faults', () => {
  const passed = new Set<string>()
  const all = new Set<string>()

  test.each(SET_UPS)('passes in the set-up %s, or is skipped with the expected reason', async (setUp) => {
    const report = await runServer(await servers.create(setUp))
    expect(describeViolations(report)).toEqual([])
    const reasons = report.cases.flatMap(({ skipped }) => skipped ?? [])
    const counts = Object.fromEntries(
      [...new Set(reasons)].map((one) => [one, reasons.filter((each) => each === one).length]),
    )
    expect(counts).toEqual(SKIPPED[setUp])
    for (const { id, outcome } of report.cases) {
      all.add(id)
      if (outcome === 'passed') passed.add(id)
    }
  })

  test('passes every case in at least one set-up', () => {
    expect([...all].filter((id) => !passed.has(id))).toEqual([])
  })

  test('has a counterpart for every case', () => {
    const inStub = HOLES['introspection for any bearer']
    expect([...Object.keys(ALL_COUNTERPARTS), ...inStub].sort()).toEqual([...all].sort())
  })
})
