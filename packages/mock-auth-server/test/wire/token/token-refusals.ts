import { createKeyPair } from '@smart-mock/test-clients/assertions'
import type { Mock } from '../../../src/testing/index.ts'
import { REDIRECT } from '../../support/handshake.ts'
import { oauthMock } from '../../support/oauth-mock.ts'

/** Starts a mock with clients to be mistaken for: of another name, of an odd secret, and a backend with its key. */
export async function createTokenMock() {
  const mock = await oauthMock()
  const key = await createKeyPair('ES384')
  const uris = { redirectUris: [REDIRECT], launchUris: [] }
  mock.register({ clientId: 'other-public', name: 'Other', type: 'public', ...uris })
  const secret = 'a:b c+d%/ü&='
  mock.register({ clientId: 'odd secret', name: 'Odd', type: 'confidential-symmetric', secret, ...uris })
  mock.register({
    clientId: 'backend',
    name: 'Backend',
    type: 'backend',
    jwks: { keys: [key.jwk] },
    scope: 'system/Patient.rs',
    redirectUris: [],
    launchUris: [],
  })
  return { mock, key }
}

import { expect } from 'vitest'
import { type Params, params } from '../../support/handshake.ts'

export const TWICE = Symbol('twice')
export type Change = string | undefined | typeof TWICE

/** Returns a form with one value changed, or there twice. */
export function buildForm(values: Params, name: string, change: Change): URLSearchParams {
  if (change !== TWICE) return params({ ...values, [name]: change })
  const repeated = params(values)
  repeated.append(name, values[name] ?? 'x')
  return repeated
}

/** Expects the error, exactly as RFC 6749 section 5.2 wants it (S-077, S-078). */
export async function expectError(
  mock: Mock,
  response: Response,
  status: number,
  error: string,
): Promise<void> {
  const body = (await response.json()) as Params
  expect([response.status, body.error]).toEqual([status, error])
  expect(body.error_description).toMatch(/^[\x20-\x21\x23-\x5B\x5D-\x7E]+$/)
  expect(Object.keys(body).sort()).toEqual(['error', 'error_description'])
  expect(response.headers.get('content-type')).toBe('application/json')
  expect(response.headers.get('cache-control')).toBe('no-store')
  expect(response.headers.get('pragma')).toBe('no-cache')
  expect(mock.journal.last({ step: 'token' })?.facts).toMatchObject({ error, diagnosis: expect.any(String) })
}
