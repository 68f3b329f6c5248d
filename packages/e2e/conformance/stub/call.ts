import type { IncomingMessage, ServerResponse } from 'node:http'
import type { HasHole } from './hole.ts'

/** A request to the stub server. */
export interface Call {
  readonly request: IncomingMessage
  readonly response: ServerResponse
  readonly url: URL
  readonly body: string
  readonly has: HasHole
}

export function sendJson(response: ServerResponse, status: number, value: unknown, headers = {}): unknown {
  response.writeHead(status, { 'content-type': 'application/json', 'cache-control': 'no-store', ...headers })
  return response.end(JSON.stringify(value))
}

export function sendPage(response: ServerResponse, title: string, headers = {}): unknown {
  response.writeHead(200, {
    'content-type': 'text/html',
    'content-security-policy': "frame-ancestors 'none'",
    'referrer-policy': 'no-referrer',
    ...headers,
  })
  return response.end(`<title>${title}</title><form><input name="user"></form>`)
}
