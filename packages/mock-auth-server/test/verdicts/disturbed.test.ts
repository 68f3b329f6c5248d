import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { AnyFault } from '../../src/core/declare/fault.ts'
import { FAULTS } from '../../src/faults/list.ts'
import { createMock, type Mock } from '../../src/testing/index.ts'
import { armedRun } from '../support/armed-run.ts'
import { carefulRun } from '../support/careful-run.ts'
import {
  type Disturb,
  withAnotherApp,
  withMoreStrikes,
  withSlowUser,
  withWidgets,
} from '../support/disturbances.ts'
import { type Happening, listHappenings, replay } from '../support/replay.ts'

const DISTURBANCES: readonly (readonly [string, Disturb, { entries?: number }])[] = [
  ['nothing', (happenings) => [...happenings], {}],
  ['another app', withAnotherApp, {}],
  ['a user who takes his time', withSlowUser, {}],
  ['300 more strikes', withMoreStrikes, {}],
  ['300 more strikes in a journal of 50 entries', withMoreStrikes, { entries: 50 }],
  ['a journal of 5 entries', (happenings) => [...happenings], { entries: 5 }],
]

/** Faults that a client without a page meets: those of its login. */
const LOGIN_STEPS = new Set(['launch', 'discovery', 'metadata', 'authorize', 'decide', 'token'])

let mock: Mock
let secure: Mock
beforeAll(async () => {
  mock = await createMock()
  secure = await createMock({ https: 'local' })
})
afterAll(async () => {
  await mock.close()
  await secure.close()
})
const select = (fault: AnyFault) => (fault.prerequisites?.includes('https') ? secure : mock)
const performs = (fault: AnyFault) => fault.userAgentActions !== undefined && !fault.points

/** Returns the outcomes of a fault, by disturbance. */
function judgeAll(fault: AnyFault, happenings: readonly Happening[], more: typeof DISTURBANCES = []) {
  return [...DISTURBANCES, ...more].map(([name, disturb, limits]) => {
    const options = { performs: performs(fault), ...limits }
    const { outcome, reason } = replay(fault.expects, disturb(happenings), options)
    return { name, outcome, says: `${name}: ${outcome}: ${reason}` }
  })
}

describe('what goes on beside it never makes a careless client look correct', () => {
  test.concurrent.each(FAULTS.map((fault) => [fault.name, fault] as const))('%s', async (_, fault) => {
    const { tenant, armed } = await armedRun(select(fault), fault, {})
    const [plain, ...others] = judgeAll(fault, listHappenings(tenant.journal, armed?.id ?? ''))
    if (plain?.outcome !== 'not met') return
    for (const { outcome, says } of others) expect(outcome, says).not.toBe('met')
  })
})

describe('what goes on beside it never makes a correct client look careless', () => {
  const faults = FAULTS.filter(({ steps }) => steps.every((step) => LOGIN_STEPS.has(step)))
  test.each(faults.map((fault) => [fault.name, fault] as const))('%s', async (_, fault) => {
    const { tenant, armed } = await carefulRun(select(fault), fault, {})
    const widgets = ['widgets that load in parallel', withWidgets, {}] as const
    const [plain, ...others] = judgeAll(fault, listHappenings(tenant.journal, armed.id), [widgets])
    if (plain?.outcome !== 'met') return
    for (const { outcome, says } of others) expect(outcome, says).not.toBe('not met')
  })
})
