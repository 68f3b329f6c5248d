import { sendRawRequest } from '@smart-mock/test-clients/send-raw-request'
import { expect, onTestFinished, test } from 'vitest'
import { createMock } from '../mock/create-mock.ts'

const discover = async (keepAlive: boolean) => {
  const mock = await createMock({ keepAlive })
  onTestFinished(() => mock.close())
  return sendRawRequest(`${mock.fhirBase}/.well-known/smart-configuration`, { timeoutMs: 20_000 })
}

test('without connections that are kept alive, the server itself closes each after its reply', async () => {
  const { end, headers } = await discover(false)
  expect(end).toBe('closed')
  expect(headers).toContainEqual(['Connection', 'close'])
})

test('otherwise it does not', async () => {
  expect((await discover(true)).end).toBe('kept')
})
