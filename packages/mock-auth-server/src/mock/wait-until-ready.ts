const DEFAULT_TIMEOUT_MS = 30_000
const PAUSE_MS = 50
/** Milliseconds after which a request that gets no response is repeated. */
const REQUEST_MS = 2000

/** The mock that is awaited, and the time to wait. */
export interface ReadinessSettings {
  /** URL of its control API; the default is that of `smart-mock` without options. */
  readonly control?: string
  /** Milliseconds to wait at most; 30,000 by default. */
  readonly timeoutMs?: number
}

/**
 * Resolves once a mock is ready, whichever process it runs in. Rejects after the time-out, saying what the last
 * attempt met.
 */
export async function waitUntilReady({
  control = 'http://127.0.0.1:4011',
  timeoutMs = DEFAULT_TIMEOUT_MS,
}: ReadinessSettings = {}): Promise<void> {
  const until = Date.now() + timeoutMs
  let problem: string | undefined
  for (;;) {
    const found = await findProblem(control, Math.max(1, Math.min(REQUEST_MS, until - Date.now())))
    if (found === undefined) return
    // An attempt that the time-out cut off says less than the one before.
    if (problem === undefined || Date.now() < until) problem = found
    if (Date.now() + PAUSE_MS > until) {
      throw new Error(`no mock is ready at ${control} after ${timeoutMs / 1000} s: ${problem}`)
    }
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MS))
  }
}

/** The answer of a mock. */
interface ReadyAnswer {
  readonly status: string
  readonly error: string
}

/** Returns what keeps a mock from being ready; `undefined` when it is. */
async function findProblem(control: string, timeoutMs: number): Promise<string | undefined> {
  try {
    const response = await fetch(new URL('/ready', control), { signal: AbortSignal.timeout(timeoutMs) })
    const { status, error }: Partial<ReadyAnswer> = (await response.json().catch(() => undefined)) ?? {}
    if (response.ok && status === 'ready') return undefined
    return status === 'unavailable' && error !== undefined
      ? error
      : `HTTP ${response.status}, which is no answer of a mock`
  } catch (error) {
    const { cause, message } = error as Error
    return cause instanceof Error && cause.message !== '' ? cause.message : message
  }
}
