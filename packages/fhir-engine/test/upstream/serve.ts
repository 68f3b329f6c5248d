import { createServer, type IncomingMessage, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'

/** A FHIR server without security, used as an upstream. */
export interface Backend {
  readonly base: string
  /** Raw requests, to check their headers; empty for a server in another process. */
  readonly requests: { url: string; headers: IncomingMessage['headers'] }[]
  close(): Promise<void>
}

export type Answer = (method: string, url: string, body: string, base: string) => Response | Promise<Response>

/** Serves a function over a real socket. */
export async function serve(answer: (base: string) => Promise<Answer> | Answer): Promise<Backend> {
  const requests: Backend['requests'] = []
  let run: Answer
  const server: Server = createServer(async (request, response) => {
    requests.push({ url: request.url ?? '', headers: request.headers })
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk)
    const reply = await run(request.method ?? '', request.url ?? '', Buffer.concat(chunks).toString(), base)
    response.writeHead(reply.status, Object.fromEntries(reply.headers))
    response.end(Buffer.from(await reply.arrayBuffer()))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}/hapi-fhir/r4`
  run = await answer(base)
  return {
    base,
    requests,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
