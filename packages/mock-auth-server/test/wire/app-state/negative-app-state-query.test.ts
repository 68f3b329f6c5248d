import { afterAll, beforeAll, describe, test } from 'vitest'
import { expectOutcome, type StateServer, send, startStateServer } from './app-state-requests.ts'

let server: StateServer
beforeAll(async () => {
  server = await startStateServer()
})
afterAll(() => server.mock.close())

describe('query (S-144)', () => {
  const code = 'https://app.example|prefs'
  const mine = () => `${server.mock.fhirBase}/Patient/amy-shaw`

  test.each<readonly [string, () => [string, string][], number, string]>([
    ['nothing', () => [], 400, 'invalid'],
    ['no code', () => [['subject', mine()]], 400, 'invalid'],
    [
      'empty code',
      () => [
        ['code', ''],
        ['subject', mine()],
      ],
      400,
      'invalid',
    ],
    [
      'code without system',
      () => [
        ['code', 'prefs'],
        ['subject', mine()],
      ],
      400,
      'invalid',
    ],
    [
      'code without code',
      () => [
        ['code', 'https://app.example|'],
        ['subject', mine()],
      ],
      400,
      'invalid',
    ],
    [
      'code twice',
      () => [
        ['code', code],
        ['code', code],
        ['subject', mine()],
      ],
      400,
      'invalid',
    ],
    ['no subject', () => [['code', code]], 400, 'invalid'],
    [
      'empty subject',
      () => [
        ['code', code],
        ['subject', ''],
      ],
      400,
      'invalid',
    ],
    [
      'subject twice',
      () => [
        ['code', code],
        ['subject', mine()],
        ['subject', mine()],
      ],
      400,
      'invalid',
    ],
    [
      'subject and its absence',
      () => [
        ['code', code],
        ['subject', mine()],
        ['subject:missing', 'true'],
      ],
      400,
      'invalid',
    ],
    [
      'subject:missing=false alone',
      () => [
        ['code', code],
        ['subject:missing', 'false'],
      ],
      400,
      'invalid',
    ],
    [
      'another subject',
      () => [
        ['code', code],
        ['subject', `${server.mock.fhirBase}/Patient/jane-smith`],
      ],
      403,
      'forbidden',
    ],
    [
      'a subject elsewhere',
      () => [
        ['code', code],
        ['subject', 'https://other.example/Patient/amy-shaw'],
      ],
      403,
      'forbidden',
    ],
  ])('%s: %d %s', async (_name, query, status, issue) => {
    await expectOutcome(await send(server, 'GET', `?${new URLSearchParams(query())}`), status, issue)
  })
})
