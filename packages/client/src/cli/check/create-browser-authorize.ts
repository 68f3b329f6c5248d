import { listenForCallback } from '../../conformance/logins/manual/listen-for-callback.ts'
import type { Authorize } from '../../headless/log-in.ts'

/** Milliseconds that a user has to log in. */
const PATIENCE_MS = 5 * 60_000

/** Creates an authorization in which the user opens the URL that `say` prints, and the callback is awaited on this machine. */
export const createBrowserAuthorize =
  (say: (text: string) => unknown): Authorize =>
  async (url, redirectUri) => {
    const { callback, close } = await listenForCallback(redirectUri, { patienceMs: PATIENCE_MS })
    try {
      say(`\nOpen this URL in a browser and log in:\n${url}\n\n`)
      return (await callback).searchParams
    } finally {
      close()
    }
  }
