import { signal } from '@preact/signals'
import type { RunEvent } from '../../../model/api.ts'
import { buildPath } from '../../api/build-path.ts'

/** State of the event stream: `live` when updates arrive. */
export const eventStreamState = signal<'live' | 'interrupted'>('live')

type Message = { event: RunEvent } | { live: typeof eventStreamState.value }

const retryMs = 3000

/**
 * Shares the events of all runs of this browser between tabs: one tab holds the stream and passes events on,
 * another takes over when it closes. Browsers allow only six connections per origin, so a stream per tab
 * would block the page.
 */
export function shareEvents(onEvent: (event: RunEvent) => void): { need(needed: boolean): void } {
  const channel = new BroadcastChannel('smart-client-events')
  const receive = (message: Message) => {
    if ('event' in message) onEvent(message.event)
    else eventStreamState.value = message.live
  }
  const tell = (message: Message) => {
    receive(message)
    channel.postMessage(message)
  }
  channel.onmessage = ({ data }) => receive(data)

  let release: AbortController | undefined
  return {
    need(needed) {
      if (needed === (release !== undefined)) return
      release?.abort()
      release = needed ? new AbortController() : undefined
      if (release) void holdStream(tell, release.signal)
    },
  }
}

/** Waits for the lock that one tab has, then streams until it is stopped. */
async function holdStream(tell: (message: Message) => void, stop: AbortSignal): Promise<void> {
  const stream = () => new Promise<void>((done) => runStream(tell, stop, done))
  // Without a secure context there are no locks, and a frame of another site may be refused them; then every tab streams
  // for itself.
  if (!navigator.locks) return stream()
  const lock = navigator.locks.request('smart-client-events', { signal: stop }, stream)
  await lock.catch(() => (stop.aborted ? undefined : stream()))
}

function runStream(tell: (message: Message) => void, stop: AbortSignal, done: () => void): void {
  if (stop.aborted) {
    done()
    return
  }
  const source = new EventSource(buildPath('GET /api/events', {}))
  const end = () => {
    source.close()
    done()
  }
  stop.addEventListener('abort', end, { once: true })
  let opened = false
  source.onopen = () => {
    tell({ live: 'live' })
    // What happened before this tab held the stream is unknown; later reconnects are caught up by Last-Event-ID.
    if (!opened) tell({ event: { type: 'reload' } })
    opened = true
  }
  source.onmessage = ({ data }) => tell({ event: JSON.parse(data) })
  source.onerror = () => {
    if (stop.aborted) return
    tell({ live: 'interrupted' })
    if (source.readyState !== EventSource.CLOSED) return
    stop.removeEventListener('abort', end)
    setTimeout(() => runStream(tell, stop, done), retryMs)
  }
}
