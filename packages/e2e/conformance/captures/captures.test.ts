import { afterAll, beforeAll, expect, test } from 'vitest'
import { ALL_COUNTERPARTS } from '../all-counterparts.ts'
import { type ServersUnderTest, startServersUnderTest } from '../set-ups.ts'
import { captureFailure } from './capture-failure.ts'
import type { CapturedFailure } from './captured-failure.ts'
import { readCaptures } from './captures.ts'

/** Cases of several kinds whose counterparts run for a short time. */
const COMPARED = [
  ...['discovery-pkce-methods', 'cors-token/errors', 'authorize-unknown-client', 'assertion-key/other-key'],
  ...['token-error-codes/grant-type', 'registration-refusals/metadata', 'token-verifier/wrong'],
]

let servers: ServersUnderTest
let recorded: ReadonlyMap<string, CapturedFailure>
beforeAll(async () => {
  servers = await startServersUnderTest()
  recorded = await readCaptures()
})
afterAll(() => servers.close())

test('every counterpart has a recorded failure, and is as it was then', () => {
  const toLine = (
    id: string,
    { fault, params, options }: Omit<CapturedFailure, 'case' | 'messages' | 'outcome'>,
  ) => JSON.stringify([id, fault, params, options])
  const now = Object.entries(ALL_COUNTERPARTS).map(([id, each]) => toLine(id, each))
  const then = [...recorded].map(([id, each]) => toLine(id, each))
  expect(then.sort(), 'run pnpm --filter @smart-mock/e2e run captures --again').toEqual(now.sort())
})

test.each(COMPARED)('the recorded failure of %s is that of a run now', async (id) => {
  const counterpart = ALL_COUNTERPARTS[id]
  if (!counterpart) throw new Error(`${id} has no counterpart`)
  expect(await captureFailure(servers, id, counterpart)).toEqual(recorded.get(id))
})
