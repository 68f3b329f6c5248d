import { expect, test } from 'vitest'
import type { Client, JournalEntry } from '../api/types.ts'
import { findRefusedRequests } from './find-refused-requests.ts'

const refused = (seq: number, clientId: string, redirectUri: string, status = 400) =>
  ({ seq, step: 'authorize', sent: { status }, facts: { clientId, redirectUri } }) as unknown as JournalEntry
const known = { clientId: 'known', redirectUris: ['http://localhost/cb'] } as unknown as Client

test('returns unknown clients and unknown redirect URIs, newest first, each once', () => {
  const entries = [
    refused(1, 'new', 'http://localhost/a'),
    refused(2, 'known', 'http://localhost/b'),
    refused(3, 'new', 'http://localhost/a'),
  ]
  expect(findRefusedRequests(entries, [known])).toEqual([
    { seq: 3, clientId: 'new', redirectUri: 'http://localhost/a', client: undefined },
    { seq: 2, clientId: 'known', redirectUri: 'http://localhost/b', client: known },
  ])
})

test('omits requests that succeeded, that are registered by now, or that name no client', () => {
  const entries = [
    refused(1, 'new', 'http://localhost/a', 200),
    refused(2, 'known', 'http://localhost/cb'),
    refused(3, '', 'http://localhost/a'),
  ]
  expect(findRefusedRequests(entries, [known])).toEqual([])
})
