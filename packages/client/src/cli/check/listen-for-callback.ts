import { createServer } from 'node:http'
import { SmartError } from '../../smart/smart-error.ts'

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
      `${redirectUri} is not on this machine, so the command cannot listen there.`,
      {
        whatToTry:
          'Register a callback such as http://localhost:4020/callback and pass it as --redirect-uri.',
      },
    )
  const server = createServer()
  await new Promise<void>((resolve, reject) => {
    server.once('error', ({ message }) =>
      reject(
        new SmartError('invalid-input', `Cannot listen at ${redirectUri}: ${message}.`, {
          whatToTry:
            'Stop the smart-client that is running there, or pass another registered --redirect-uri.',
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
      response.end(isCallback ? 'The callback has arrived; continue in the terminal.\n' : 'Not found.\n')
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
  return new SmartError('timeout', `No callback arrived within ${patienceMs / 60_000} minutes.`, {
    whatToTry: 'If the server showed an error page, compare the registered callback with the one above.',
  })
}
