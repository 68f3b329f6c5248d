import type { Reply } from '../../src/core/http/reply.ts'
import { FAULTS } from '../../src/faults/list.ts'
import type { Mock } from '../../src/testing/index.ts'
import { armedRun } from './armed-run.ts'

/**
 * Runs the careless client under a fault and returns the first struck exchange: as received, as sent, and the
 * original.
 */
export async function struckRun(mock: Mock, name: string, params: Record<string, unknown> = {}) {
  const fault = FAULTS.find((each) => each.name === name)
  if (!fault) throw new Error(`there is no fault ${name}`)
  const run = await armedRun(mock, fault, params)
  const entry = run.tenant.journal.find().find(({ strikes }) => strikes.length > 0)
  if (!entry?.sent || !entry.original) throw new Error(`${name} struck nothing`)
  const received = run.seen.filter(({ url }) => url.endsWith(entry.request.target)).map(({ reply }) => reply)
  const asked = run.tenant.journal.find().filter(({ request }) => request.target === entry.request.target)
  const first = received[asked.indexOf(entry)]
  if (!first) throw new Error(`the struck reply was not received`)
  return { ...run, entry, sent: entry.sent, original: entry.original, received: first }
}

/** Returns the parameters of the URL in a Location, in order. */
export function locationParams(reply: Pick<Reply, 'headers'>): [string, string][] {
  return [...new URL(location(reply)).searchParams]
}

export function location({ headers }: { readonly headers: readonly (readonly [string, string])[] }): string {
  return headers.find(([name]) => name === 'Location')?.[1] ?? 'about:blank'
}
