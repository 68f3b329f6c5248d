import { expect, test } from 'vitest'
import type { Client } from '../api/types.ts'
import { EMPTY_CLIENT, toChanges, toClient, toFormValue } from './client-wish.ts'

const client: Client = {
  ...{ clientId: 'app', name: 'App', type: 'confidential-symmetric', scope: 'openid' },
  redirectUris: ['http://localhost/a', 'http://localhost/b'],
  launchUris: [],
}

test('only what is filled in is registered, and only what fits the type', () => {
  const value = { ...EMPTY_CLIENT, clientId: ' app ', secret: 's', jwksUri: 'http://localhost/jwks' }
  const uris = { redirectUris: ['http://localhost/a'], launchUris: [] }
  expect(toClient({ ...value, redirectUris: '\n http://localhost/a \n' })).toEqual({
    ...{ clientId: 'app', type: 'public' },
    ...uris,
  })
  expect(toClient({ ...value, type: 'confidential-symmetric' })).toMatchObject({ secret: 's' })
  expect(toClient({ ...value, type: 'backend' })).toMatchObject({ jwksUri: 'http://localhost/jwks' })
})

test('a change of nothing says what is there, and never touches the secret', () => {
  const { clientId: _, type: __, ...rest } = client
  expect(toChanges(toFormValue(client))).toEqual(rest)
})

test('emptied scopes mean any', () => {
  expect(toChanges({ ...toFormValue(client), scope: ' ' })).toMatchObject({ scope: null })
})
