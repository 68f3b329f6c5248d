import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { AnyFault, FaultKind } from '../src/core/declare/fault.ts'
import { FAULTS } from '../src/faults/list.ts'
import { createMock, type Mock } from '../src/testing/index.ts'
import { listVariants } from '../src/testing/list-variants.ts'
import { judgeFault } from '../src/verdicts/judge-fault.ts'
import { armedRun } from './support/armed-run.ts'

/** Outcomes for the careless client, where they are not `not met` alone. */
const OUTCOMES: Partial<Record<FaultKind, readonly string[]>> = {
  'must-tolerate': ['met'],
  informational: ['met', 'informational'],
}

let mock: Mock
let secure: Mock

beforeAll(async () => {
  mock = await createMock()
  secure = await createMock({ https: 'local' })
  // What is loaded for the first statement takes longer on a busy machine than a careless client waits.
  await (await fetch(`${mock.fhirBase}/metadata`)).arrayBuffer()
})
afterAll(async () => {
  await mock.close()
  await secure.close()
})

describe('the careless client', () => {
  test('reaches the FHIR API of a server without faults, by both launches', async () => {
    for (const steps of [['token'], ['launch']] as const) {
      const { tenant } = await armedRun(mock, { ...FAULTS[0], steps, name: 'none' } as AnyFault, {}, false)
      expect(tenant.journal.count({ step: 'fhir', status: 200 })).toBeGreaterThan(4)
      expect(tenant.journal.find({ step: 'token' }).map(({ sent }) => sent?.status)).toEqual([200, 200, 200])
    }
  })

  test('is unaffected by faults that are armed for another client', async () => {
    for (const steps of [['token'], ['launch']] as const) {
      const control = { ...FAULTS[0], steps, name: 'none' } as AnyFault
      const { tenant } = await armedRun(mock, control, {}, false, async (tenant) => {
        for (const { name } of FAULTS) await tenant.arm(name, { when: { clientId: 'somebody-else' } })
      })
      expect(tenant.journal.count({ step: 'fhir', status: 200 })).toBeGreaterThan(4)
      const changed = tenant.journal
        .find()
        .filter(({ strikes, original, sent }) => strikes.length > 0 || original !== sent)
      expect(changed).toEqual([])
    }
  })
})

/** What a loop is can be told only while the server waits in between: such clients run one by one. */
const COUNTS_TRIES = /the request|as Retry-After says|before each retry/

describe.each(FAULTS.map((fault) => [fault.name, fault] as const))('%s', (_, fault) => {
  const declare = COUNTS_TRIES.test(fault.expects.sentence) ? test : test.concurrent
  declare.each(listVariants(fault).map((params) => [JSON.stringify(params), params] as const))(
    '%s',
    async (_, params) => {
      const { tenant, armed } = await armedRun(
        fault.prerequisites?.includes('https') ? secure : mock,
        fault,
        params,
      )
      expect(armed?.strikeCount, 'it strikes').toBeGreaterThan(0)
      const points = tenant.journal
        .find()
        .flatMap(({ strikes }) => strikes.flatMap(({ changes }) => changes.map(({ point }) => point)))
      const declared = Object.keys(fault.points ?? {})
      expect(
        points.filter((point) => !declared.includes(point)),
        'only declared points change',
      ).toEqual([])
      const verdict = armed && judgeFault(armed.armed, { now: Date.now() + 3_600_000 })
      expect(OUTCOMES[fault.kind] ?? ['not met'], `${verdict?.outcome}: ${verdict?.reason}`).toContain(
        verdict?.outcome,
      )
    },
    // Over https every request has its own TLS handshake.
    20_000,
  )
})
