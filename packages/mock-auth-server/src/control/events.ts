import type { ServerResponse } from 'node:http'
import type { Context } from 'hono'
import { type SSEStreamingApi, streamSSE } from 'hono/streaming'
import type { HostedTenant } from '../exchange/route.ts'
import type { Journal } from '../journal/journal.ts'
import { ControlError } from './control-error.ts'
import { getEventLog, toEventMessage } from './event-log.ts'
import { joinEnds } from './join-ends.ts'

const KEEP_ALIVE_MS = 15_000
/** Maximum number of event streams of a process. */
const LIMIT = 1000
let open = 0

/**
 * Streams the journal as it grows, resumable by `Last-Event-ID`; secrets are redacted and bodies omitted. A
 * subscriber that reads too slowly receives a `gap` event with the number of lost events.
 */
export function streamEvents(context: Context, hosted: HostedTenant, stopping: AbortSignal): Response {
  if (open >= LIMIT) throw new ControlError(429, `at most ${LIMIT} event streams can be open; close some`)
  const resumed = Number(context.req.header('last-event-id') ?? 'none')
  const { tenant } = hosted
  const ended = joinEnds(hosted, stopping)
  const { outgoing } = context.env as { outgoing: ServerResponse }
  open += 1
  const log = getEventLog(tenant.journal)
  const unfollow = log.follow()
  const cut = () => void outgoing.destroy()
  ended.addEventListener('abort', cut)
  outgoing.once('close', () => {
    open -= 1
    unfollow()
    ended.removeEventListener('abort', cut)
  })
  return streamSSE(context, async (stream) => {
    let position = log.end
    const missed = listMissed(tenant.journal, resumed)
    await stream.writeSSE({ event: 'ready', data: JSON.stringify({ tenant: tenant.name }) })
    let lost = await replay(stream, tenant.journal, missed)
    while (!stream.aborted && !outgoing.destroyed) {
      if (position < log.start) {
        lost += log.start - position
        position = log.start
      }
      const message = log.get(position)
      if (lost > 0) {
        await stream.writeSSE({ event: 'gap', data: JSON.stringify({ lost }) })
        lost = 0
      } else if (message) {
        position += 1
        await stream.writeSSE(message)
      } else {
        await log.wait(KEEP_ALIVE_MS)
        if (position === log.end && !stream.aborted) await stream.write(': still here\n\n')
      }
    }
  })
}

/** Returns the sequence numbers of the entries that closed after this place in the order of closing. */
function listMissed(journal: Journal, after: number): number[] {
  if (Number.isNaN(after)) return []
  return journal
    .find()
    .filter(({ closeOrder }) => closeOrder !== undefined && closeOrder > after)
    .sort((a, b) => (a.closeOrder ?? 0) - (b.closeOrder ?? 0))
    .map(({ seq }) => seq)
}

/** Sends entries one at a time, as they are read; returns the number of those that were evicted meanwhile. */
async function replay(stream: SSEStreamingApi, journal: Journal, missed: readonly number[]): Promise<number> {
  let lost = 0
  for (const seq of missed) {
    if (stream.aborted) return lost
    const entry = journal.get(seq)
    const message = entry && toEventMessage({ type: 'closed', entry })
    if (message) await stream.writeSSE(message)
    else lost += 1
  }
  return lost
}
