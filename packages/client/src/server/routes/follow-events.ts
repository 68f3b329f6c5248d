import type { Context } from 'hono'
import { streamSSE } from 'hono/streaming'
import type { ClientEnv } from '../http/context.ts'
import type { NumberedEvent } from '../runs/event-hub.ts'

const PING_MS = 20_000

/** Returns the event stream of a browser session. */
export function followEvents(c: Context<ClientEnv>): Response {
  const { hub } = c.var.session
  c.header('X-Accel-Buffering', 'no')
  return streamSSE(c, async (stream) => {
    // One queue for all writes: events neither overtake each other nor fall between replay and live ones.
    let queue = stream.write(': welcome\n\n').then(() => {})
    const send = ({ id, event }: NumberedEvent) => {
      queue = queue.then(() => stream.writeSSE({ id: String(id), data: JSON.stringify(event) }))
    }
    const lastId = c.req.header('last-event-id')
    if (lastId !== undefined && /^\d+$/.test(lastId)) hub.since(Number(lastId)).forEach(send)
    const stop = hub.subscribe(send)
    const ping = setInterval(() => void stream.write(': still here\n\n'), PING_MS)
    await new Promise<void>((resolve) => stream.onAbort(resolve))
    clearInterval(ping)
    stop()
  })
}
