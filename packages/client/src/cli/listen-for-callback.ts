import { createServer } from 'node:http'
import { SmartError } from '../smart/smart-error.ts'

export interface CallbackListener {
  /** The query of the first request at the callback. @throws SmartError timeout */
  query: Promise<URLSearchParams>
  close: () => void
}

const LOOPBACK = new Set(['localhost', '127.0.0.1', '[::1]'])

/** Waits at a redirect URI on this machine. @throws SmartError invalid-input when it is elsewhere or its port is taken */
export async function listenForCallback(redirectUri: string, patienceMs: number): Promise<CallbackListener> {
  const { protocol, hostname, port, pathname } = new URL(redirectUri)
  if (protocol !== 'http:' || !LOOPBACK.has(hostname))
    throw new SmartError(
      'invalid-input',
      `${redirectUri} is not on this machine, so nobody can wait there.`,
      {
        whatToTry:
          'Register a callback such as http://localhost:4020/callback and give it as --redirect-uri.',
      },
    )
  const server = createServer()
  await new Promise<void>((resolve, reject) => {
    server.once('error', ({ message }) =>
      reject(
        new SmartError('invalid-input', `Nobody can wait at ${redirectUri}: ${message}.`, {
          whatToTry: 'End the smart-client that runs there, or give another registered --redirect-uri.',
        }),
      ),
    )
    server.listen(Number(port || 80), hostname.replace(/^\[|\]$/g, ''), resolve)
  })
  const late = AbortSignal.timeout(patienceMs)
  const query = new Promise<URLSearchParams>((resolve, reject) => {
    late.addEventListener('abort', () => reject(tooLate(patienceMs)))
    server.on('request', (request, response) => {
      const url = new URL(request.url ?? '/', redirectUri)
      const isCallback = request.method === 'GET' && url.pathname === pathname
      response.writeHead(isCallback ? 200 : 404, {
        'Content-Type': 'text/plain; charset=utf-8',
        Connection: 'close',
      })
      response.end(
        isCallback ? 'The login has come back; the terminal tells how it goes on.\n' : 'Not here.\n',
      )
      if (isCallback) resolve(url.searchParams)
    })
  })
  return {
    query,
    close: () => {
      server.close()
      server.closeIdleConnections()
    },
  }
}

function tooLate(patienceMs: number): SmartError {
  return new SmartError('timeout', `Nobody came back within ${patienceMs / 60_000} minutes.`, {
    whatToTry: 'Was there an error page at the server? Compare the registered callback with the one above.',
  })
}
