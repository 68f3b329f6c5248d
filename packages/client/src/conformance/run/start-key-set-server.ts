import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { JWK } from 'jose'
import type { Exchange, HeaderList } from '../../model/exchange.ts'
import { isLoopback } from '../../smart/discovery/fhir-base.ts'
import type { Environment } from '../../smart/run/environment.ts'
import { SmartError } from '../../smart/smart-error.ts'
import type { KeySetRequest, ServedKeys } from '../declare/served-keys.ts'
import type { KeySetTarget } from '../declare/target.ts'

/** Requests that are recorded; a server decides how often it asks. */
const MOST_REQUESTS = 1_000
const HOST = '127.0.0.1'
const PATH = '/jwks.json'

/** The key set of a run, with what ends it. */
export interface KeySetServer extends ServedKeys {
  readonly close: () => void
}

/** Serves a key set to any caller (RFC 7517), and records who fetches it. @throws SmartError invalid-input */
export async function startKeySetServer(
  { url: published, port = 0 }: Pick<KeySetTarget, 'url' | 'port'>,
  { now, newId }: Pick<Environment, 'now' | 'newId'>,
  onExchange: (exchange: Exchange) => void,
): Promise<KeySetServer> {
  const requests: KeySetRequest[] = []
  let current: { readonly keys: readonly JWK[]; readonly maxAgeS: number } = { keys: [], maxAgeS: 0 }
  const server = createServer((request, response) => {
    request.resume()
    const { maxAgeS, keys } = current
    const isRead = request.method === 'GET' || request.method === 'HEAD'
    const status = isRead ? 200 : 405
    const body = isRead ? JSON.stringify({ keys }) : ''
    const headers: HeaderList = isRead
      ? [
          ['Content-Type', 'application/json'],
          ['Cache-Control', `max-age=${maxAgeS}`],
        ]
      : [['Allow', 'GET, HEAD']]
    if (requests.length < MOST_REQUESTS) {
      const { method = '', headers: received } = request
      const exchange = describeExchange(request, { id: newId(), at: now(), url }, { status, headers, body })
      requests.push({
        exchangeId: exchange.id,
        at: exchange.startedAt,
        method,
        accept: received.accept,
        maxAgeS,
      })
      onExchange(exchange)
    }
    response.writeHead(status, Object.fromEntries(headers)).end(body)
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', ({ message }) =>
      reject(
        new SmartError('invalid-input', `The key set cannot be served at port ${port}: ${message}.`, {
          whatToTry: 'Set keys.port to a free port of this machine that keys.publicUrl leads to.',
        }),
      ),
    )
    server.listen(port, findHost(published), resolve)
  })
  const url = published ?? `http://${HOST}:${(server.address() as AddressInfo).port}${PATH}`
  return {
    ...{ url, requests },
    publish: (keys, maxAgeS) => {
      current = { keys, maxAgeS }
    },
    close: () => {
      server.close()
      server.closeAllConnections()
    },
  }
}

/** Returns the interface to listen at: every one when the server comes from elsewhere. */
function findHost(url: string | undefined): string | undefined {
  if (url === undefined) return HOST
  return isLoopback(url) ? new URL(url).hostname.replace(/^\[|\]$/g, '') : undefined
}

function describeExchange(
  { method = '', headersDistinct }: IncomingMessage,
  { id, at, url }: { id: string; at: number; url: string },
  { status, headers, body }: { status: number; headers: HeaderList; body: string },
): Exchange {
  const received = Object.entries(headersDistinct).flatMap(([name, values = []]) =>
    values.map((value): [string, string] => [name, value]),
  )
  return {
    ...{ id, stepId: 'conformance', from: 'authorization-server', to: 'app', startedAt: at, durationMs: 0 },
    request: { method, url, headers: received, parameters: [] },
    response: { status, statusText: '', headers, body, bytes: Buffer.byteLength(body), truncated: false },
    jwts: [],
  }
}
