import { expect, test } from 'vitest'
import type { Client } from '../api/types.ts'
import { EMPTY_CLIENT, toChanges, toClient, toFormValue } from './client-form-value.ts'

const client: Client = {
  ...{ clientId: 'app', name: 'App', type: 'confidential-symmetric', scope: 'openid' },
  redirectUris: ['http://localhost/a', 'http://localhost/b'],
  launchUris: [],
}

test('registers only members that have a value and fit the type', () => {
  const value = { ...EMPTY_CLIENT, clientId: ' app ', secret: 's', jwksUri: 'http://localhost/jwks' }
  const uris = { redirectUris: ['http://localhost/a'], launchUris: [] }
  expect(toClient({ ...value, redirectUris: '\n http://localhost/a \n' })).toEqual({
    ...{ clientId: 'app', type: 'public' },
    ...uris,
  })
  expect(toClient({ ...value, type: 'confidential-symmetric' })).toMatchObject({ secret: 's' })
  expect(toClient({ ...value, type: 'backend' })).toMatchObject({ jwksUri: 'http://localhost/jwks' })
})

test('returns the present members without changes, and never the secret', () => {
  const { clientId: _, type: __, ...rest } = client
  expect(toChanges(toFormValue(client))).toEqual(rest)
})

test('turns emptied scopes into null', () => {
  expect(toChanges({ ...toFormValue(client), scope: ' ' })).toMatchObject({ scope: null })
})
