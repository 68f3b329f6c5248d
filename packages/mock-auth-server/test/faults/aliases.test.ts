import { afterAll, beforeAll, expect, test } from 'vitest'
import { ALIASES } from '../../src/faults/aliases.ts'
import { createMock, type Mock } from '../../src/testing/index.ts'

let mock: Mock

beforeAll(async () => {
  mock = await createMock()
})
afterAll(() => mock.close())

test('includes the eleven names of the public launcher', () => {
  expect(Object.keys(ALIASES)).toHaveLength(11)
})

test.each(Object.keys(ALIASES))('%s arms what it stands for', async (name) => {
  const tenant = mock.createTenant(name.replaceAll('_', '-'))
  const { armed } = await tenant.arm(name)
  expect(armed.declaration.name).toBe(ALIASES[name]?.fault)
  expect(armed.params).toMatchObject(ALIASES[name]?.params ?? {})
})

test('prefers the given settings over those of the alias', async () => {
  const { armed } = await mock.arm('auth_invalid_scope', { params: { error: 'access_denied' }, times: 2 })
  expect([armed.params, armed.times]).toEqual([
    { error: 'access_denied', description: 'This error is simulated.' },
    2,
  ])
})

test('refuses an unknown name, including inherited members of objects', async () => {
  await expect(mock.arm('auth_invalid_everything')).rejects.toThrow('does not exist')
  await expect(mock.arm('constructor')).rejects.toThrow('does not exist')
})
