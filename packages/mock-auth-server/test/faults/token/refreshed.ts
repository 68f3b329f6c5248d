import { expect } from 'vitest'
import type { Mock } from '../../../src/testing/index.ts'
import { struckRun } from '../../support/struck-run.ts'

/** Returns the first refresh as it came, beside the first token response and what was meant. */
export async function receiveRefresh(mock: Mock, name: string, params: Record<string, unknown> = {}) {
  const run = await struckRun(mock, name, params)
  expect(run.entry.facts.grantType, 'only refreshes are struck').toBe('refresh_token')
  const struck = run.tenant.journal.find().filter((entry) => entry.strikes.length > 0)
  expect(struck.every(({ facts }) => facts.grantType === 'refresh_token')).toBe(true)
  const [first] = run.seen.filter(({ url }) => url.endsWith('/auth/token'))
  return { ...run, body: parseBody(run.received.body), first: parseBody(first?.reply.body ?? '{}') }
}

/** Returns the members of a body; none where it is empty. */
export function parseBody(text: string): Record<string, unknown> {
  return text === '' ? {} : JSON.parse(text)
}
