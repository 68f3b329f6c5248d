import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { createMock, type Mock } from '../../src/testing/index.ts'
import { controlCall } from './control-call.ts'

let mock: Mock
beforeAll(async () => {
  mock = await createMock()
})
beforeEach(() => mock.reset())
afterAll(() => mock.close())

const verdicts = async (query = '') =>
  (await controlCall(mock, 'GET', `/tenants/default/verdicts${query}`)).json.verdicts
const discover = () => fetch(`${mock.fhirBase}/.well-known/smart-configuration`)

test('returns a verdict for every armed fault without a run, struck or not', async () => {
  await mock.arm('discovery-not-found')
  expect(await verdicts()).toEqual([
    expect.objectContaining({ fault: 'discovery-not-found', outcome: 'not exercised', strikeCount: 0 }),
  ])
})

test('returns only the faults that struck in a run, and only its exchanges', async () => {
  await mock.arm('discovery-not-found')
  await discover()
  await mock.arm('invalid-grant')
  const run = mock.journal.runs.all()[0]?.id
  expect(await verdicts(`?run=${run}`)).toEqual([
    expect.objectContaining({ fault: 'discovery-not-found', strikeCount: 1 }),
  ])
  expect(await verdicts('?run=run-99')).toEqual([])
})

test('keeps a verdict after disarming, until a reset', async () => {
  const first = await mock.arm('discovery-not-found', { times: 1 })
  await discover()
  first.disarm()
  await mock.arm('discovery-refused', { times: 1 })
  await discover()
  await controlCall(mock, 'DELETE', '/tenants/default/faults')
  const run = mock.journal.runs.all()[0]?.id
  const names = (await verdicts(`?run=${run}`)).map(({ fault }: { fault: string }) => fault)
  expect(names).toEqual(['discovery-not-found', 'discovery-refused'])
  expect(await verdicts()).toEqual([])
  mock.reset()
  expect(await verdicts(`?run=${run}`)).toEqual([])
})

test("returns a driver's observations after the strike with the verdict, and none from before", async () => {
  mock.observe({ kind: 'visible-error', detail: 'too early' })
  const armed = await mock.arm('discovery-not-found')
  await discover()
  mock.observe({ kind: 'visible-error', detail: 'The server was not found' })
  const seen = [{ kind: 'visible-error', detail: 'The server was not found' }].map((each) =>
    expect.objectContaining(each),
  )
  expect((await verdicts())[0].observations).toEqual(seen)
  const { json } = await controlCall(mock, 'GET', `/tenants/default/faults/${armed.id}/verdict`)
  expect(json.observations).toEqual(seen)
})
