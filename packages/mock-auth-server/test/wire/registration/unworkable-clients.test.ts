import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Client } from '../../../src/core/oauth/client.ts'
import { createMock, type Mock } from '../../../src/testing/index.ts'

const CLIENT: Client = {
  clientId: 'app',
  name: 'App',
  type: 'public',
  redirectUris: ['http://localhost:9/cb'],
  launchUris: [],
}

let mock: Mock
beforeAll(async () => {
  mock = await createMock()
})
afterAll(() => mock.close())

describe.each([
  ['mock.register', (client: Client) => mock.register(client)],
  ['mock.tenant.register', (client: Client) => mock.tenant.register(client)],
])('%s', (_name, register) => {
  test.each([
    [{ redirectUris: ['http://app.example/cb'] }, 'plain http is allowed on loopback only'],
    [{ type: 'confidential-symmetric' as const }, 'requires a secret'],
    [{ secret: 's3cret' }, 'a public client has no secret'],
    [{ type: 'backend' as const, jwks: { keys: [] } }, 'requires the scope'],
  ])('refuses %j, and keeps the client of that id', (changes, reason) => {
    register(CLIENT)
    expect(() => register({ ...CLIENT, ...changes })).toThrow(reason)
    expect(mock.tenant.client('app')).toEqual(CLIENT)
  })
})
