import { afterAll, beforeAll, expect, test } from 'vitest'
import { createMock, type Mock } from '../../src/testing/index.ts'

let mock: Mock
beforeAll(async () => {
  mock = await createMock()
})
afterAll(() => mock.close())

const discovery = (fhirBase: string) => fetch(`${fhirBase}/.well-known/smart-configuration`)

test('ends the waiting replies of its own tenant on a reset, and no others', async () => {
  const own = mock.createTenant('own')
  const other = mock.createTenant('other')
  await own.arm('discovery-broken-off', { params: { how: 'hang' } })
  await other.arm('discovery-slow', { params: { delayMs: 1500 } })
  const hanging = discovery(own.fhirBase).catch((error: Error) => error)
  const slow = discovery(other.fhirBase)
  while (own.journal.count() === 0 || other.journal.count() === 0)
    await new Promise((resolve) => setTimeout(resolve, 5))
  own.reset()
  expect(await hanging).toBeInstanceOf(Error)
  expect((await slow).status).toBe(200)
})

test.for([
  ['discovery-slow', { delayMs: 20_000 }, { delayMs: 200 }],
  ['slow-body', { everyMs: 100 }, { dribble: { bytes: 1, intervalMs: 1 } }],
] as const)('shortens a scaled wait of %s, also in the journal', async ([fault, params, wire]) => {
  const quick = mock.createTenant(`quick-${fault}`)
  quick.tenant.delayScale = 0.01
  await quick.arm(fault, { params, when: { step: 'discovery' } })
  await (await discovery(quick.fhirBase)).text()
  await expect.poll(() => quick.journal.last()?.sent?.effects).toEqual(wire)
  expect(quick.journal.last()?.original?.effects).toBeUndefined()
})
