import type { IncomingMessage, ServerResponse } from 'node:http'

/** Reads the body of a request to a stub server. */
export async function readBody(request: IncomingMessage): Promise<string> {
  let body = ''
  for await (const chunk of request) body += chunk
  return body
}

/** Sends a response with JSON. */
export const sendJson = (response: ServerResponse, status: number, json: object) =>
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(json))
