import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { AnyFault } from '../../src/core/declare/fault.ts'
import { AUTHORIZE_FAULTS } from '../../src/faults/authorize/list.ts'
import { DISCOVERY_FAULTS } from '../../src/faults/discovery/list.ts'
import { ID_TOKEN_FAULTS } from '../../src/faults/id-token/list.ts'
import { LAUNCH_FAULTS } from '../../src/faults/launch/list.ts'
import { FAULTS } from '../../src/faults/list.ts'
import { TOKEN_FAULTS } from '../../src/faults/token/list.ts'
import { createMock, type Mock } from '../../src/testing/index.ts'
import { listVariants } from '../../src/testing/list-variants.ts'
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
  ['a journal of 5 entries', (happenings) => [...happenings], { entries: 5 }],
]

/** The faults that a careful client without a page meets: those of its login. */
const LOGIN_FAULTS = [
  ...LAUNCH_FAULTS,
  ...DISCOVERY_FAULTS,
  ...AUTHORIZE_FAULTS,
  ...TOKEN_FAULTS,
  ...ID_TOKEN_FAULTS,
]

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

const MORE_STRIKES = [
  '300 more strikes in a journal of 50 entries',
  withMoreStrikes,
  { entries: 50 },
] as const
const WIDGETS = ['widgets that load in parallel', withWidgets, {}] as const

/** Returns the outcomes of a fault, by disturbance; first without any. */
function judgeAll(fault: AnyFault, happenings: readonly Happening[], last: (typeof DISTURBANCES)[number]) {
  return [...DISTURBANCES, last].map(([name, disturb, limits]) => {
    const options = { performs: performs(fault), ...limits }
    const { outcome, reason } = replay(fault.expects, disturb(happenings), options)
    return { name, outcome, says: `${name}: ${outcome}: ${reason}` }
  })
}

describe('what goes on beside it never makes a careless client look correct', () => {
  test.concurrent.each(FAULTS.map((fault) => [fault.name, fault] as const))(
    '%s',
    async (_, fault) => {
      const [params = {}] = listVariants(fault)
      const { tenant, armed } = await armedRun(select(fault), fault, params)
      const happenings = listHappenings(tenant.journal, armed?.id ?? '')
      const [plain, ...others] = judgeAll(fault, happenings, MORE_STRIKES)
      if (plain?.outcome !== 'not met') return
      for (const { outcome, says } of others) expect(outcome, says).not.toBe('met')
    },
    120_000,
  )
})

describe('what goes on beside it never makes a correct client look careless', () => {
  test.each(LOGIN_FAULTS.map((fault) => [fault.name, fault] as const))('%s', async (_, fault) => {
    const [params = {}] = listVariants(fault)
    const { tenant, armed } = await carefulRun(select(fault), fault, params)
    const [plain, ...others] = judgeAll(fault, listHappenings(tenant.journal, armed.id), WIDGETS)
    if (plain?.outcome !== 'met') return
    for (const { outcome, says } of others) expect(outcome, says).not.toBe('not met')
  })
})
