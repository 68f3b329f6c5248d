import { readAtMost } from './read-at-most.ts'

/** One exchange with an upstream as one line of a recording, without credentials. */
interface Recorded {
  readonly method: string
  /** Target below the base, or the base with a query. */
  readonly target: string
  readonly sent?: string
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
}

const BODY_BYTES = 20_000_000
const KEPT = ['content-type', 'location', 'etag', 'last-modified', 'retry-after']

/**
 * Creates a fetch function that records responses, one JSON line each; URLs are stored relative to the base.
 */
export function createRecordingFetch(base: string, write: (line: string) => void): typeof fetch {
  return async (input, init) => {
    const response = await fetch(input, init)
    const body = new TextDecoder().decode(await readAtMost(response, BODY_BYTES))
    const headers = KEPT.flatMap((name) => {
      const value = response.headers.get(name)
      return value === null ? [] : [[name, value]]
    })
    const line: Recorded = {
      method: init?.method ?? 'GET',
      target: String(input).replace(base, ''),
      ...(typeof init?.body === 'string' && { sent: init.body }),
      status: response.status,
      headers: Object.fromEntries(headers),
      body: body.replaceAll(base, '{base}'),
    }
    write(`${JSON.stringify(line)}\n`)
    return answerOf(line, base)
  }
}

/**
 * Creates a fetch function that replays such a recording, in the recorded order for each request, and repeats
 * its last response; 404 for a request that was not recorded. Throws when a line cannot be parsed.
 */
export function createReplayingFetch(base: string, record: string): typeof fetch {
  const kept = new Map<string, Recorded[]>()
  for (const [i, text] of record.split('\n').entries()) {
    if (text.trim() === '') continue
    const line = parse(text, i + 1)
    const key = `${line.method} ${line.target} ${line.sent ?? ''}`
    kept.set(key, [...(kept.get(key) ?? []), line])
  }
  return async (input, init) => {
    const sent = typeof init?.body === 'string' ? init.body : ''
    const list = kept.get(`${init?.method ?? 'GET'} ${String(input).replace(base, '')} ${sent}`) ?? []
    const [line] = list
    if (list.length > 1) list.shift()
    return line ? answerOf(line, base) : new Response('', { status: 404 })
  }
}

function answerOf({ status, headers, body }: Recorded, base: string): Response {
  const empty = status === 204 || status === 304 || body === ''
  return new Response(empty ? null : body.replaceAll('{base}', base), { status, headers })
}

function parse(text: string, number: number): Recorded {
  try {
    const line = JSON.parse(text) as Recorded
    if (typeof line.target === 'string' && Number.isInteger(line.status) && typeof line.body === 'string') {
      return line
    }
  } catch {
    // Falls through: both are the same mistake.
  }
  throw new Error(`line ${number} was not written by --record`)
}
