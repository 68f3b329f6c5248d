import { UsageError } from '@smart-mock/cli-kit'
import type { AnyRoute } from '../../control/route.ts'
import { readLimitedText } from './read-limited-text.ts'

/** Milliseconds that the control API has to respond: longer than the longest wait of a route. */
const LONGEST_MS = 75_000

/** The values of a request to the control API, by their place in it. */
export interface ControlValues {
  readonly params: Readonly<Record<string, string>>
  readonly query?: Readonly<Record<string, unknown>>
  readonly body?: unknown
}

/** Performs an operation of the control API of one mock; rejects with `UsageError` for what it refuses. */
export type CallControl = (route: AnyRoute, values: ControlValues, signal: AbortSignal) => Promise<unknown>

/**
 * Creates what performs operations of the control API at an origin. Its token goes to that origin only, and no redirect
 * is followed.
 */
export function createCallControl(controlUrl: string, token: string | undefined): CallControl {
  const authorization = token === undefined ? {} : { Authorization: `Bearer ${token}` }
  return async (route, { params, query = {}, body }, signal) => {
    const url = new URL(fillPath(route.path, params), controlUrl)
    for (const [name, value] of Object.entries(query))
      if (value !== undefined) url.searchParams.set(name, String(value))
    const response = await fetch(url, {
      method: route.method,
      redirect: 'error',
      headers: { ...authorization, ...(body === undefined ? {} : { 'Content-Type': 'application/json' }) },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      signal: AbortSignal.any([signal, AbortSignal.timeout(LONGEST_MS)]),
    }).catch((error: unknown) => {
      signal.throwIfAborted()
      throw new UsageError(
        `no mock responds at ${controlUrl} (${describeCause(error)}); is it still running?`,
      )
    })
    const answer = parseAnswer(await readLimitedText(response), controlUrl)
    if (response.ok) return answer
    const reason =
      typeof answer === 'object' && answer !== null && 'error' in answer ? `: ${answer.error}` : ''
    throw new UsageError(`the mock refused it with ${response.status}${reason}`)
  }
}

/** Fills the parameters of a path in; a value stays one segment whatever it holds. */
function fillPath(path: string, params: Readonly<Record<string, string>>): string {
  return path.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = params[name] ?? ''
    if (/^\.{0,2}$/.test(value)) throw new UsageError(`${name} must be a name, not ${JSON.stringify(value)}`)
    return encodeURIComponent(value)
  })
}

function parseAnswer(text: string, controlUrl: string): unknown {
  try {
    return text === '' ? {} : JSON.parse(text)
  } catch {
    throw new UsageError(`${controlUrl} is not the control API of a mock: its response is no JSON`)
  }
}

function describeCause(error: unknown): string {
  const { cause, message } = error as Error
  return cause instanceof Error && cause.message !== '' ? cause.message : message
}
