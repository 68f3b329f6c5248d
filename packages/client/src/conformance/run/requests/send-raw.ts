import { request as requestHttp } from 'node:http'
import { request as requestHttps } from 'node:https'
import type { HeaderList } from '../../../model/exchange.ts'
import type { BoundedFetch } from '../../../smart/http/bounded-fetch.ts'
import { toNetworkError } from '../../../smart/http/network-error.ts'

/** Returns a fetch that sends these headers as they are spelt, which `fetch` cannot: repeated, and in any case. */
export const createRawFetch =
  (headers: HeaderList): BoundedFetch =>
  (url, { method = 'GET', body }, { timeoutMs, maxBytes }) =>
    new Promise((resolve, reject) => {
      const { host, protocol } = new URL(url)
      const send = protocol === 'https:' ? requestHttps : requestHttp
      const text = body === undefined || body === null ? '' : String(body)
      const all: HeaderList = [
        ['Host', host],
        ...headers,
        ['Content-Length', String(Buffer.byteLength(text))],
      ]
      const outgoing = send(url, { method, headers: all.flat(), signal: AbortSignal.timeout(timeoutMs) })
      const fail = (thrown: unknown) => reject(toNetworkError(thrown, url, timeoutMs))
      outgoing.on('error', fail)
      outgoing.on('response', (response) => {
        const chunks: Buffer[] = []
        let bytes = 0
        response.on('error', fail)
        response.on('data', (chunk: Buffer) => {
          bytes += chunk.byteLength
          if (bytes > maxBytes) outgoing.destroy(new Error(`the response has more than ${maxBytes} bytes`))
          chunks.push(chunk)
        })
        response.on('end', () =>
          resolve({
            status: response.statusCode ?? 0,
            statusText: response.statusMessage ?? '',
            headers: new Headers(
              Object.entries(response.headersDistinct).flatMap(([name, values = []]) =>
                values.map((value): [string, string] => [name, value]),
              ),
            ),
            text: Buffer.concat(chunks).toString('utf8'),
            bytes,
          }),
        )
      })
      outgoing.end(text)
    })
