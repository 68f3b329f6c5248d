/** The dependencies that a test replaces: time, waiting and identifiers. */
export interface Environment {
  /** Milliseconds since the epoch. */
  now: () => number
  /** A signal ends it early; it does not reject then. */
  sleep: (ms: number, signal?: AbortSignal) => Promise<void>
  newId: () => string
}

export const systemEnvironment: Environment = {
  now: () => Date.now(),
  sleep: (ms, signal) =>
    new Promise((resolve) => {
      const end = () => {
        clearTimeout(timer)
        signal?.removeEventListener('abort', end)
        resolve()
      }
      const timer = setTimeout(end, ms)
      if (signal?.aborted) end()
      else signal?.addEventListener('abort', end)
    }),
  newId: () => crypto.randomUUID(),
}
