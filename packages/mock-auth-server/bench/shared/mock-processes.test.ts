import { expect, it, onTestFinished } from 'vitest'
import { startRestartableMock } from './mock-processes.mts'

/** Starts a program that is ready at once, and then does something. */
async function start(then: string) {
  const started = await startRestartableMock(['-e', `console.log('{"ready":true}');${then}`, '--'])
  onTestFinished(() => started.kill())
  return started
}

it('says how a process ended by itself', async () => {
  const { listOwnEnds } = await start('throw new Error("broken")')
  await expect
    .poll(listOwnEnds)
    .toEqual([expect.stringMatching(/^a process ended by itself with 1: .*broken/s)])
})

it('says nothing of a process that was killed, and started again', async () => {
  const { kill, restart, listOwnEnds } = await start('setInterval(() => undefined, 1000)')
  await kill()
  await restart()
  expect(listOwnEnds()).toEqual([])
})
