import { expect, test } from 'vitest'
import { systemEnvironment } from './environment.ts'

test('ends a wait when its signal aborts', async () => {
  const controller = new AbortController()
  const waiting = systemEnvironment.sleep(2 ** 30, controller.signal)
  controller.abort()
  await expect(waiting).resolves.toBeUndefined()
})

test('ends a wait without a signal after its time', async () => {
  await expect(systemEnvironment.sleep(1)).resolves.toBeUndefined()
})
