import { describe, expect, test } from 'vitest'
import type { Expectation } from '../../src/core/declare/expectation.ts'
import type { ExampleExchange } from '../../src/core/declare/rule.ts'
import {
  completesExport,
  fetchesFilesWithoutToken,
  honoursRetryAfter,
  limitsExportRequests,
  usesNewToken,
} from '../../src/expectations/index.ts'
import { concludeAbout } from '../support/conclude-about.ts'

const INTERACTIONS = { kickOff: 'operation', status: 'bulk-status', file: 'bulk-file' }

function bulk(of: keyof typeof INTERACTIONS, token: string | undefined = 'at', more = {}): ExampleExchange {
  const facts = { interaction: INTERACTIONS[of], ...(token === undefined ? {} : { accessToken: token }) }
  return { step: 'bulk', target: `/fhir/bulk/${of}`, facts, ...more }
}
const bare = { ...bulk('file'), facts: { interaction: 'bulk-file' } }
const token: ExampleExchange = {
  step: 'token',
  method: 'POST',
  target: '/auth/token',
  facts: { issuedAccessToken: 'new' },
}

/**
 * Returns the conclusion about exchanges that follow the struck request of an export, after a long time or
 * right away.
 */
function answerTo(expectation: Expectation, later: readonly ExampleExchange[], wait = 3_600_000) {
  const headers = [['Retry-After', '600']] as const
  const struck = bulk('status', 'at', { reply: { status: 202, headers } })
  return concludeAbout(expectation, [struck, ...later], { ending: wait > 0 ? 'ended' : 'open' }).outcome
}

describe.each<[string, Expectation, readonly ExampleExchange[], readonly ExampleExchange[]]>([
  ['no file is asked for', limitsExportRequests('file', 0), [bulk('status')], [bulk('file')]],
  [
    'one new export at most',
    limitsExportRequests('kick-off', 1),
    [bulk('kickOff')],
    [bulk('kickOff'), bulk('kickOff')],
  ],
  [
    'the end of an export is no poll',
    limitsExportRequests('status', 0),
    [bulk('status', 'at', { method: 'DELETE' })],
    [bulk('status')],
  ],
  [
    'the export completes',
    completesExport(),
    [bulk('file', 'at', { reply: { status: 404 } }), bulk('file')],
    [bulk('file', 'at', { reply: { status: 404 } })],
  ],
  [
    'files are asked for without a token',
    fetchesFilesWithoutToken(),
    [bare, bulk('status')],
    [bare, bulk('file')],
  ],
  [
    'a new token is used for the files',
    usesNewToken('file'),
    [token, bulk('file', 'new')],
    [token, bulk('file', 'at')],
  ],
  [
    'a new token is needed for that',
    usesNewToken('file'),
    [token, bulk('file', 'new')],
    [bulk('file', 'new')],
  ],
  [
    'the end of an export needs no wait',
    honoursRetryAfter(),
    [bulk('status', 'at', { method: 'DELETE' })],
    [bulk('status')],
  ],
])('%s', (_, expectation, good, bad) => {
  test('met', () => expect(answerTo(expectation, good)).toBe('met'))
  test('not met', () => expect(answerTo(expectation, bad)).toBe('not met'))
  test('is pending while no exchange has arrived', () => expect(answerTo(expectation, [], 0)).toBe('pending'))
})
