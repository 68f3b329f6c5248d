import { expect, test } from 'vitest'
import type { StoreConnection } from './connect.ts'
import { LeaseCommands } from './lease-commands.ts'
import { createLease } from './own-leases.ts'
import { StoreKeys } from './store-keys.ts'

const KEYS = new StoreKeys('test')

/** Creates a store with one tenant, whose owner and name are all that it has. */
function createStore(owner: { process?: string; life?: string } = {}) {
  const names = new Set(['a'])
  const connection = {
    hmget: async (_: string, ...members: ('process' | 'life' | 'number')[]) =>
      members.map((member) => (member === 'number' ? null : (owner[member] ?? null))),
    exists: async () => 0,
    sadd: async (_: string, name: string) => names.add(name),
    srem: async (_: string, name: string) => names.delete(name),
    smartMockTake: async (...[, , , , process]: string[]) => {
      owner.process = process ?? ''
      return [1, 0, [], []]
    },
    smartMockRemove: async () => {
      owner.process = ''
      return 1
    },
  }
  return { names, owner, connection, asStore: () => connection as unknown as StoreConnection }
}

const removeFrom = ({ asStore }: ReturnType<typeof createStore>) =>
  new LeaseCommands(asStore(), KEYS, 'old').remove(createLease('a', '1'))

test('a tenant that is deleted is listed no longer', async () => {
  const store = createStore({ process: 'old' })
  await removeFrom(store)
  expect([...store.names]).toEqual([])
})

test('a tenant that another process has created since is listed, and one of a link is not', async () => {
  for (const [life, listed] of [
    [undefined, ['a']],
    ['1000', []],
  ] as const) {
    const store = createStore({ process: 'old' })
    const { srem } = store.connection
    store.connection.srem = async (key, name) => {
      store.owner.process = 'new'
      if (life !== undefined) store.owner.life = life
      return srem(key, name)
    }
    await removeFrom(store)
    expect([...store.names]).toEqual(listed)
  }
})

test('a tenant whose name goes between its listing and its taking is listed again', async () => {
  const store = createStore()
  const { smartMockTake } = store.connection
  store.connection.smartMockTake = async (...args) => {
    await removeFrom(store)
    return smartMockTake(...args)
  }
  await new LeaseCommands(store.asStore(), KEYS, 'new').claim('a', true)
  expect([...store.names]).toEqual(['a'])
})
