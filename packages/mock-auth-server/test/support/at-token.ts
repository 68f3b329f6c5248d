import type { RawReply } from '@smart-mock/test-clients/send-raw-request'
import { FAULTS } from '../../src/faults/list.ts'
import type { Mock } from '../../src/testing/index.ts'
import { armedRun } from './armed-run.ts'

/**
 * Returns the response that the careless client received from the token endpoint under a fault, and its
 * journal entry.
 */
export async function atToken(mock: Mock, name: string, params: Record<string, unknown> = {}) {
  const fault = FAULTS.find((each) => each.name === name)
  if (!fault) throw new Error(`there is no fault ${name}`)
  const { tenant, seen } = await armedRun(mock, fault, params)
  const replies = seen.filter(({ url }) => url.endsWith('/auth/token')).map(({ reply }) => reply)
  const entries = tenant.journal.find({ step: 'token' })
  return { tenant, replies, entries, first: replies[0], entry: entries[0] }
}

/** Returns the values of a header, in exactly that spelling. */
export function named(reply: RawReply | undefined, name: string): string[] | undefined {
  return reply?.headers.filter(([key]) => key === name).map(([, value]) => value)
}
