import { createServer } from 'node:http'
import { SmartError } from '../../../smart/smart-error.ts'

export interface CallbackListener {
  /** The URL of the first request at the callback. @throws SmartError timeout or cancelled */
  readonly callback: Promise<URL>
  readonly close: () => void
}

interface ListenOptions {
  /** Milliseconds to wait. */
  readonly patienceMs: number
  readonly signal?: AbortSignal
  /** A page that is served beside the callback. */
  readonly page?: { readonly path: string; readonly html: string }
}

const LOOPBACK = new Set(['localhost', '127.0.0.1', '[::1]'])

/** Waits at a redirect URI on this machine. @throws SmartError invalid-input when it is elsewhere or its port is taken */
export async function listenForCallback(
  redirectUri: string,
  { patienceMs, signal, page }: ListenOptions,
): Promise<CallbackListener> {
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
  const callback = new Promise<URL>((resolve, reject) => {
    late.addEventListener('abort', () => reject(createLateError(patienceMs)))
    signal?.addEventListener('abort', () => reject(new SmartError('cancelled', 'The login was cancelled.')))
    server.on('request', (request, response) => {
      const url = new URL(request.url ?? '/', redirectUri)
      const isCallback = request.method === 'GET' && url.pathname === pathname
      const isPage = !isCallback && url.pathname === page?.path
      response.writeHead(isCallback || isPage ? 200 : 404, {
        'Content-Type': `text/${isPage ? 'html' : 'plain'}; charset=utf-8`,
        'Referrer-Policy': 'no-referrer',
        Connection: 'close',
      })
      response.end(
        isPage
          ? page?.html
          : isCallback
            ? 'The callback has arrived; continue in the terminal.\n'
            : 'Not found.\n',
      )
      if (isCallback) resolve(url)
    })
  })
  return {
    callback,
    close: () => {
      server.close()
      server.closeIdleConnections()
    },
  }
}

function createLateError(patienceMs: number): SmartError {
  const minutes = patienceMs / 60_000
  const wait = Number.isInteger(minutes) ? `${minutes} minutes` : `${patienceMs / 1000} seconds`
  return new SmartError('timeout', `No callback arrived within ${wait}.`, {
    whatToTry: 'If the server showed an error page, compare the registered callback with the one above.',
  })
}
