import type { IncomingHttpHeaders } from 'node:http'
import { request } from 'node:https'

/** A response, as far as it came. */
export interface SentResponse {
  readonly status: number
  readonly headers: IncomingHttpHeaders
  /** Names of headers as they were spelt. */
  readonly headerNames: readonly string[]
  readonly text: string
  /** `true` when the whole body came. */
  readonly isWhole: boolean
}

/** A proxy at a port of this machine, with the certificate that it must have. */
export interface ProxyAddress {
  readonly port: number
  readonly ca: string
}

/** What is sent through a proxy, on a connection of its own. */
export interface SentRequest {
  readonly url: string
  readonly method?: string
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string
}

/** Sends a request to a host by way of a proxy, as if the name of the host led there. */
export function sendThrough({ port, ca }: ProxyAddress, sent: SentRequest): Promise<SentResponse> {
  const { host, pathname, search } = new URL(sent.url)
  const { method = 'GET', headers = {}, body } = sent
  return new Promise((resolve, reject) => {
    const options = { host: '127.0.0.1', port, servername: host, ca, agent: false }
    const outgoing = request(
      { ...options, method, path: pathname + search, headers: { ...headers, Host: host } },
      (response) => {
        let text = ''
        response.setEncoding('utf8').on('data', (chunk) => {
          text += chunk
        })
        response.on('error', () => undefined)
        response.on('close', () =>
          resolve({
            status: response.statusCode ?? 0,
            headers: response.headers,
            headerNames: response.rawHeaders.filter((_, at) => at % 2 === 0),
            text,
            isWhole: response.complete,
          }),
        )
      },
    )
    outgoing.on('error', reject).end(body)
  })
}
