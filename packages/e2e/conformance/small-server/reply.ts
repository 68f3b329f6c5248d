import type { ServerResponse } from 'node:http'

/** Sends JSON. */
export function sendJson(response: ServerResponse, status: number, value: unknown, headers = {}): void {
  response.writeHead(status, {
    'content-type': 'application/json',
    'access-control-allow-origin': '*',
    ...headers,
  })
  response.end(JSON.stringify(value))
}

/** Sends an error page, which has no forms. */
export function sendErrorPage(response: ServerResponse, message: string): void {
  response.writeHead(400, {
    'content-type': 'text/html',
    'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
    'referrer-policy': 'no-referrer',
  })
  response.end(`<title>Error</title><p>${message}</p>`)
}
