import { createEventHub, type EventHub } from './event-hub.ts'

/** One browser, identified by its cookie. */
export interface BrowserSession {
  readonly id: string
  readonly hub: EventHub
  /** Stored across runs, for experiments. */
  readonly memo: Map<string, string>
  /** Launches from an unknown server that wait for a confirmation, by token. */
  readonly askedLaunches: Map<string, { iss: string; launch: string }>
  runsStarted: number
}

export interface SessionStore {
  get: (id: string | undefined) => BrowserSession | undefined
  open: () => BrowserSession
  all: () => Iterable<BrowserSession>
}

const MOST_SESSIONS = 500

/** Creates a store of sessions in memory; the least recently used ones are evicted. */
export function createSessionStore(): SessionStore {
  const sessions = new Map<string, BrowserSession>()
  return {
    get(id) {
      const session = id === undefined ? undefined : sessions.get(id)
      if (session) {
        sessions.delete(session.id)
        sessions.set(session.id, session)
      }
      return session
    },
    open() {
      const oldest = sessions.keys().next().value
      if (sessions.size >= MOST_SESSIONS && oldest !== undefined) sessions.delete(oldest)
      const id = Buffer.from(crypto.getRandomValues(new Uint8Array(32))).toString('base64url')
      const session: BrowserSession = {
        id,
        hub: createEventHub(),
        memo: new Map(),
        askedLaunches: new Map(),
        runsStarted: 0,
      }
      sessions.set(id, session)
      return session
    },
    all: () => sessions.values(),
  }
}
