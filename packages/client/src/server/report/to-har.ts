import type { Exchange, HeaderList } from '../../model/exchange.ts'
import type { Run } from '../../model/run.ts'
import { version } from '../settings/version.ts'

/** Converts the exchanges of a (redacted) run to HAR 1.2, which browsers' developer tools open. */
export function toHar(run: Run): unknown {
  return {
    log: {
      version: '1.2',
      creator: { name: 'smart-client', version },
      pages: [
        {
          startedDateTime: new Date(run.startedAt).toISOString(),
          id: run.id,
          title: `Run ${run.number}: ${run.serverName}`,
          pageTimings: {},
        },
      ],
      entries: run.exchanges.map((exchange) => toEntry(exchange, run.id)),
    },
  }
}

function toEntry({ startedAt, durationMs = 0, request, response, error }: Exchange, pageref: string) {
  const query = URL.canParse(request.url)
    ? [...new URL(request.url).searchParams].map(([name, value]) => ({ name, value }))
    : []
  return {
    pageref,
    startedDateTime: new Date(startedAt).toISOString(),
    time: durationMs,
    request: {
      method: request.method,
      url: request.url,
      httpVersion: 'HTTP/1.1',
      headers: pairs(request.headers),
      queryString: query,
      cookies: [],
      headersSize: -1,
      bodySize: request.body?.length ?? 0,
      ...(request.body === undefined
        ? {}
        : { postData: { mimeType: contentType(request.headers), text: request.body } }),
    },
    response: {
      status: response?.status ?? 0,
      statusText: response?.statusText ?? '',
      httpVersion: 'HTTP/1.1',
      headers: pairs(response?.headers ?? []),
      cookies: [],
      content: {
        size: response?.bytes ?? 0,
        mimeType: contentType(response?.headers ?? []),
        text: response?.body ?? '',
      },
      redirectURL: '',
      headersSize: -1,
      bodySize: response?.bytes ?? 0,
      ...(error ? { _error: error.message } : {}),
    },
    cache: {},
    timings: { send: 0, wait: durationMs, receive: 0 },
  }
}

const pairs = (headers: HeaderList) => headers.map(([name, value]) => ({ name, value }))
const contentType = (headers: HeaderList) =>
  headers.find(([name]) => name.toLowerCase() === 'content-type')?.[1] ?? ''
