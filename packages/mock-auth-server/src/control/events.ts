import type { Context } from 'hono'
import { streamSSE } from 'hono/streaming'
import type { JournalEvent } from '../journal/journal-event.ts'
import { toEntryJson } from '../reports/to-entry-json.ts'
import type { Tenant } from '../state/tenant.ts'

/** Maximum number of events that wait for a slow subscriber; beyond that it receives a gap event. */
const QUEUE = 1000
const KEEP_ALIVE_MS = 15_000

interface Message {
  readonly event: string
  readonly id?: string
  readonly data: string
}

/** Streams the journal as it grows, resumable by `Last-Event-ID`; secrets are redacted. */
export function streamEvents(context: Context, tenant: Tenant): Response {
  const resumed = Number(context.req.header('last-event-id') ?? 'none')
  return streamSSE(context, async (stream) => {
    const queue: Message[] = []
    let lost = 0
    let wake = () => {}
    const push = (message: Message) => {
      if (queue.length >= QUEUE) lost += 1
      else queue.push(message)
      wake()
    }
    for (const message of missed(tenant, resumed)) push(message)
    const unsubscribe = tenant.journal.subscribe((event) => {
      const message = toMessage(event)
      if (message) push(message)
    })
    stream.onAbort(() => {
      unsubscribe()
      wake()
    })
    await stream.writeSSE({ event: 'ready', data: JSON.stringify({ tenant: tenant.name }) })
    while (!stream.aborted) {
      const message = queue.shift()
      if (message) await stream.writeSSE(message)
      else if (lost > 0) {
        await stream.writeSSE({ event: 'gap', data: JSON.stringify({ lost }) })
        lost = 0
      } else {
        const timer = setTimeout(() => wake(), KEEP_ALIVE_MS)
        await new Promise<void>((resolve) => {
          wake = resolve
        })
        clearTimeout(timer)
        if (queue.length === 0 && !stream.aborted) await stream.write(': still here\n\n')
      }
    }
    unsubscribe()
  })
}

function toMessage(event: JournalEvent): Message | undefined {
  switch (event.type) {
    case 'closed':
      return {
        event: 'exchange',
        id: String(event.entry.closeOrder),
        data: JSON.stringify(toEntryJson(event.entry, false)),
      }
    case 'observed':
      return { event: 'observation', data: JSON.stringify(event.observation) }
    case 'reset':
      return { event: 'reset', data: JSON.stringify({ epoch: event.epoch }) }
    case 'opened':
      return undefined
  }
}

function missed(tenant: Tenant, after: number): Message[] {
  if (Number.isNaN(after)) return []
  return tenant.journal
    .find()
    .filter(({ closeOrder }) => closeOrder !== undefined && closeOrder > after)
    .sort((a, b) => (a.closeOrder ?? 0) - (b.closeOrder ?? 0))
    .map((entry) => toMessage({ type: 'closed', entry }))
    .filter((message) => message !== undefined)
}
