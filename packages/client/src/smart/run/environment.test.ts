import { expect, test } from 'vitest'
import { systemEnvironment } from './environment.ts'

test('a wait ends when its signal says so', async () => {
  const controller = new AbortController()
  const waiting = systemEnvironment.sleep(2 ** 30, controller.signal)
  controller.abort()
  await expect(waiting).resolves.toBeUndefined()
})

test('a wait without a signal ends by itself', async () => {
  await expect(systemEnvironment.sleep(1)).resolves.toBeUndefined()
})
