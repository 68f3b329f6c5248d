import { createServer, type IncomingHttpHeaders } from 'node:http'
import type { AddressInfo } from 'node:net'

/** A request at a server with sign-in pages. */
export interface PageCall {
  readonly method: string
  readonly url: URL
  readonly headers: IncomingHttpHeaders
  readonly form: URLSearchParams
}

/** The answer: a page, or a redirect. */
export interface PageAnswer {
  readonly status?: number
  readonly headers?: Readonly<Record<string, string | string[]>>
  readonly page?: string
  readonly to?: string
}

export interface SignInServer {
  readonly origin: string
  /** Every request since the start. */
  readonly calls: readonly PageCall[]
  close(): void
}

/** Starts a server that answers every request as `answer` says. */
export async function startSignInServer(answer: (call: PageCall) => PageAnswer): Promise<SignInServer> {
  const calls: PageCall[] = []
  const server = createServer(async (request, response) => {
    let body = ''
    for await (const chunk of request) body += chunk
    const url = new URL(request.url ?? '/', origin)
    const call = {
      method: request.method ?? '',
      url,
      headers: request.headers,
      form: new URLSearchParams(body),
    }
    calls.push(call)
    const { to, page = '', status = to === undefined ? 200 : 302, headers = {} } = answer(call)
    response.writeHead(status, {
      ...(to === undefined ? { 'content-type': 'text/html' } : { location: to }),
      ...headers,
    })
    response.end(page)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const origin = `http://localhost:${(server.address() as AddressInfo).port}`
  return {
    origin,
    calls,
    close: () => {
      server.close()
      server.closeAllConnections()
    },
  }
}
