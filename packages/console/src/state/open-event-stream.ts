/** Milliseconds before a stream that was refused is opened again; browsers repeat only what was interrupted. */
const RETRY_MS = 2000
/** The `readyState` of a source that the browser does not open again. */
const CLOSED = 2

/** The parts of an `EventSource` that a stream needs. */
export type Source = Pick<EventSource, 'addEventListener' | 'close' | 'readyState'>

/** The listeners of a stream by the names of its events, and what is done before a refused one is opened again. */
export interface EventStreamSettings {
  readonly url: string
  readonly listeners: Readonly<Record<string, (event: MessageEvent<string>) => void>>
  readonly beforeRetry: () => Promise<void>
  readonly openSource?: (url: string) => Source
}

/** Opens a stream of events, also again when it was refused; returns what closes it. */
export function openEventStream({
  url,
  listeners,
  beforeRetry,
  openSource = (at) => new EventSource(at),
}: EventStreamSettings): () => void {
  let isClosed = false
  let source: Source
  let timer: ReturnType<typeof setTimeout> | undefined
  const open = () => {
    source = openSource(url)
    for (const [name, listener] of Object.entries(listeners))
      source.addEventListener(name, listener as (event: Event) => void)
    source.addEventListener('error', () => {
      if (source.readyState === CLOSED) timer = setTimeout(() => void retry(), RETRY_MS)
    })
  }
  const retry = async () => {
    await beforeRetry()
    if (!isClosed) open()
  }
  open()
  return () => {
    isClosed = true
    clearTimeout(timer)
    source.close()
  }
}
