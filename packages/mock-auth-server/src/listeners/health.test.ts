import { createServer } from 'node:net'
import { expect, it } from 'vitest'
import { createListenerPart, Health } from './health.ts'

it('lists every part, with the reason of one that is down', () => {
  const health = new Health()
  let problem: string | undefined
  health.add({ name: 'server', findProblem: () => undefined })
  health.add({ name: 'store', findProblem: () => problem })
  expect(health.list()).toEqual({ server: { status: 'up' }, store: { status: 'up' } })
  problem = 'connection refused'
  expect(health.list()).toEqual({
    server: { status: 'up' },
    store: { status: 'down', reason: 'connection refused' },
  })
})

it('sees a listener as up from the first connection that it could accept until it is closed', async () => {
  const server = createServer()
  const { findProblem } = createListenerPart('server', server)
  expect(findProblem()).toBe('it accepts no connections')
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  expect(findProblem()).toBeUndefined()
  server.close()
  expect(findProblem()).toBe('it accepts no connections')
})
