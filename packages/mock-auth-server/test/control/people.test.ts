import { afterAll, beforeAll, expect, test } from 'vitest'
import { createMock, type Mock } from '../../src/testing/index.ts'
import { controlCall } from './control-call.ts'

let mock: Mock
beforeAll(async () => {
  mock = await createMock()
})
afterAll(() => mock.close())

const get = (path: string) => controlCall(mock, 'GET', path)

test('returns users with a reference, a name and a role', async () => {
  const { json } = await get('/tenants/default/users')
  expect(json.users).toContainEqual(
    expect.objectContaining({ reference: 'Practitioner/dr-okafor', name: 'Ngozi Okafor' }),
  )
})

test('finds patients by words, with paging', async () => {
  const all = (await get('/tenants/default/patients')).json
  expect(all.total).toBe(all.patients.length)
  const some = (await get('/tenants/default/patients?text=amy&count=1')).json
  expect(some.patients).toEqual([expect.objectContaining({ id: 'amy-shaw' })])
  const next = (await get('/tenants/default/patients?count=1&offset=1')).json
  expect(next.patients[0].id).toBe(all.patients[1].id)
  expect((await get('/tenants/default/patients?count=0')).status).toBe(400)
})

test('returns the encounters of the patient, newest first, and none for an unknown one', async () => {
  const { encounters } = (await get('/tenants/default/patients/lucas-labs/encounters')).json
  const starts = encounters.map(({ start }: { start: string }) => start)
  expect(encounters.length).toBeGreaterThan(1)
  expect(starts).toEqual([...starts].sort().reverse())
  for (const { id } of encounters) expect(id).toMatch(/^lucas-labs/)
  expect((await get('/tenants/default/patients/nobody/encounters')).json.encounters).toEqual([])
})
