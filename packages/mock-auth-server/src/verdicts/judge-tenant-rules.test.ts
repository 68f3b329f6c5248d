import { expect, test } from 'vitest'
import { exampleJournal, type RunExchange } from '../../test/support/example-journal.ts'
import type { Tenant } from '../state/tenant.ts'
import { TenantSwitches } from '../state/tenant-switches.ts'
import { judgeTenantRules } from './judge-tenant-rules.ts'

const authorize = (run: string, state: string): RunExchange => ({
  step: 'authorize',
  run,
  facts: { clientId: run, state },
})

test('judges a whole journal, or one run of it', async () => {
  const journal = exampleJournal([
    authorize('careful', '2f1b0f4c-8d0e-4a57-9a7e-6f0c1d2b3a49'),
    authorize('careless', 'abc'),
  ])
  const strict = { switches: new TenantSwitches(new Map()), inForce: {} }
  const tenant = { ...strict, journal, allow: { 'state-entropy': 'known' } } as unknown as Tenant
  const judge = async (run?: string) => {
    const { findings } = await judgeTenantRules(tenant, { run })
    return findings.flatMap(({ rule, allowReason }) => (rule === 'state-entropy' ? [allowReason] : []))
  }
  expect(await judge()).toEqual(['known'])
  expect(await judge('careless')).toEqual(['known'])
  expect(await judge('careful')).toEqual([])
})
