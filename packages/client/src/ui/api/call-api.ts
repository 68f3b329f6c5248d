import type { Routes } from '../../contract/contract.ts'
import type { ApiProblem } from '../../model/api.ts'
import { ApiError } from './api-error.ts'
import { buildPath } from './build-path.ts'

type Route = keyof Routes
type Options<Key extends Route> = Routes[Key]['parameters'] &
  (Routes[Key]['request'] extends undefined ? unknown : { readonly body: Routes[Key]['request'] })

const patienceMs = 120_000

/** Calls a route of the contract; throws an `ApiError` for refusals, time-outs and an unreachable server side. */
export async function callApi<Key extends Route>(
  route: Key,
  ...[options]: object extends Options<Key> ? [] : [options: Options<Key>]
): Promise<Routes[Key]['response']> {
  const { body, ...parameters } = { ...options } as Record<string, string> & { body?: unknown }
  const [method = 'GET'] = route.split(' ')
  const response = await send(method, buildPath<Route>(route, parameters as never), body)
  const json: unknown = await response.json().catch(() => undefined)
  if (!response.ok) throw new ApiError(problemOf(json, response.status))
  return json as Routes[Key]['response']
}

async function send(method: string, path: string, body: unknown): Promise<Response> {
  try {
    return await fetch(path, {
      method,
      signal: AbortSignal.timeout(patienceMs),
      ...(method !== 'GET' && {
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body ?? {}),
      }),
    })
  } catch (cause) {
    const late = cause instanceof DOMException && cause.name === 'TimeoutError'
    throw new ApiError({
      error: {
        level: 'error',
        message: late
          ? 'The response took longer than two minutes.'
          : 'The smart-client backend is not responding.',
        whatToTry: 'Check that the smart-client process is still running, then try again.',
      },
    })
  }
}

function problemOf(json: unknown, status: number): ApiProblem {
  if (typeof json === 'object' && json !== null && 'error' in json) return json as ApiProblem
  return {
    error: { level: 'error', message: `The smart-client backend returned ${status} without a reason.` },
  }
}
