import { afterAll, beforeAll, test } from 'vitest'
import type { Counterpart } from './counterpart.ts'
import { describeViolations, findViolations, runCounterpart } from './run-counterpart.ts'
import { type ServersUnderTest, startServersUnderTest } from './set-ups.ts'

/** Tests that each counterpart makes its case fail, and no other but those that it names. */
export function testCounterparts(counterparts: Readonly<Record<string, Counterpart>>): void {
  let servers: ServersUnderTest
  beforeAll(async () => {
    servers = await startServersUnderTest()
  })
  afterAll(() => servers.close())

  test.concurrent.for(Object.entries(counterparts))(
    '%s does not pass, and no other',
    async ([id, counterpart], { expect }) => {
      const report = await runCounterpart(servers, counterpart)
      const ids = findViolations(report).map((each) => each.id)
      const expected = [id, ...(counterpart.alsoFails ?? [])]
      expect(ids.sort(), describeViolations(report).join('\n')).toEqual(expected.sort())
    },
  )
}
