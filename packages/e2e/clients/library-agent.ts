import type { App, Session } from '@smart-mock/test-clients/libraries/library'
import type { UserAgent } from 'smart-mock/testing'
import { type Visited, visit } from './visit.ts'

/** Milliseconds for which a user looks at a page that does nothing: longer than the longest time-out of a library. */
export const PATIENCE_MS = 40_000

export interface AgentSettings {
  readonly app: App
  readonly redirectUri: string
  readonly fhirBase: string
  /** Called with a text that the user reads when something fails. */
  readonly say: (text: string) => void
  /** Called when the user gives up on an app that shows nothing. */
  readonly lose: () => void
}

/** Creates the browsers of an app's user, without screens; `same` and `new` share the app's session. */
export function libraryAgent({ app, redirectUri, fhirBase, say, lose }: AgentSettings): UserAgent {
  const { origin, pathname } = new URL(redirectUri)
  const session: Session = new Map()
  const told = async <Value>(work: Promise<Value>): Promise<Value | undefined> => {
    try {
      return await patiently(work, lose)
    } catch (error) {
      say(messageOf(error))
      return undefined
    }
  }
  const atApp = async (visited: Visited): Promise<URL | undefined> => {
    if (visited.app && visited.method === 'GET') return visited.app
    say(visited.app ? `Cannot POST ${visited.app.pathname}` : visited.text)
    return undefined
  }
  return {
    redirectUri,
    startLogin: async (_where, launchUrl) => {
      const standalone = new URL(`/launch?iss=${encodeURIComponent(fhirBase)}`, origin)
      const at = launchUrl === undefined ? standalone : await atApp(await visit(launchUrl, origin))
      const to = at && (await told(app.launch(session, at)))
      return to === undefined ? undefined : (await atApp(await visit(to, origin)))?.href
    },
    open: async (url, where) => {
      const called = new URL(url)
      // A server does not see what stands after the hash.
      called.hash = ''
      if (called.pathname.startsWith(pathname))
        await told(app.callback(where === 'new-profile' ? new Map() : session, called))
    },
    waitUntilAppGivesUp: async () => undefined,
  }
}

/** Resolves with `undefined` when the work hangs for too long; it then shows no text. */
function patiently<Value>(work: Promise<Value>, lose: () => void): Promise<Value | undefined> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      lose()
      resolve(undefined)
    }, PATIENCE_MS)
    work.then(resolve, reject).finally(() => clearTimeout(timer))
  })
}

/** Formats an error with its cause, as in a log. */
function messageOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  const { message, cause } = error
  return cause instanceof Error ? `${message}: ${cause.message}` : message
}
