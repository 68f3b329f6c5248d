import { type ConformanceReport, runConformance } from '@smart-mock/client/conformance'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { COUNTERPARTS, type Counterpart } from './counterparts.ts'
import {
  type ConfiguredServer,
  SET_UPS,
  type ServersUnderTest,
  type SetUp,
  startServersUnderTest,
} from './set-ups.ts'
import { HOLES } from './stub/hole.ts'

/** Reasons for which cases are skipped without a fault, with their number. */
const SKIPPED: Readonly<Record<SetUp, Readonly<Record<string, number>>>> = {
  plain: { 'not-offered': 3, 'other-version': 1, 'not-applicable': 1 },
  https: { 'other-version': 1, 'not-applicable': 1 },
  protected: { 'not-offered': 3, 'other-version': 1, prerequisite: 1 },
  'smart-1.0': { 'not-offered': 2, 'other-version': 50, 'not-applicable': 2, blocked: 7 },
}

let servers: ServersUnderTest
beforeAll(async () => {
  servers = await startServersUnderTest()
})
afterAll(() => servers.close())

const findViolations = ({ cases }: ConformanceReport) =>
  cases.filter(({ outcome }) => outcome !== 'passed' && outcome !== 'skipped')

const describeViolations = (report: ConformanceReport) =>
  findViolations(report).map(({ id, outcome, messages }) => `${id} ${outcome}: ${messages.join(' ')}`)

describe('without faults', () => {
  const passed = new Set<string>()
  const all = new Set<string>()

  test.each(SET_UPS)('passes in the set-up %s, or is skipped with the expected reason', async (setUp) => {
    const report = await runConformance((await servers.create(setUp)).config)
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
    expect([...Object.keys(COUNTERPARTS), ...inStub].sort()).toEqual([...all].sort())
  })
})

describe('with its counterpart', () => {
  test.for(Object.entries(COUNTERPARTS))('%s does not pass, and no other', async ([id, counterpart]) => {
    const { setUp = 'plain', alsoFails = [] } = counterpart
    const server = await servers.create(setUp)
    await arm(server, counterpart)
    const report = await runConformance(server.config)
    const ids = findViolations(report).map((each) => each.id)
    expect(ids.sort(), describeViolations(report).join('\n')).toEqual([id, ...alsoFails].sort())
  })
})

/** Arms a counterpart for as long as the run takes. */
async function arm(
  { tenant }: ConfiguredServer,
  { fault, params, when, options }: Counterpart,
): Promise<void> {
  if (options) tenant.tenant.change(options)
  const settings = { times: 1000, ...(params && { params }), ...(when && { when }) }
  if (fault) await tenant.arm(fault as never, settings as never)
}
