import { afterAll, beforeAll, expect, test } from 'vitest'
import { describeViolations, findViolations, runCounterpart } from './run-counterpart.ts'
import { type ServersUnderTest, startServersUnderTest } from './set-ups.ts'
import { USER_COUNTERPARTS } from './user-counterparts.ts'

let servers: ServersUnderTest
beforeAll(async () => {
  servers = await startServersUnderTest()
})
afterAll(() => servers.close())

test.for(Object.entries(USER_COUNTERPARTS))('%s does not pass, and no other', async ([id, counterpart]) => {
  const report = await runCounterpart(servers, counterpart)
  const ids = findViolations(report).map((each) => each.id)
  const expected = [id, ...(counterpart.alsoFails ?? [])]
  expect(ids.sort(), describeViolations(report).join('\n')).toEqual(expected.sort())
})
