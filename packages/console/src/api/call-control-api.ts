import { ApiError } from './api-error.ts'

const PATIENCE_MS = 60_000

type Method = 'GET' | 'POST' | 'PATCH' | 'DELETE'

/** Calls the control API; throws an `ApiError` with a message for the user. */
export async function callControlApi<Answer = void>(
  method: Method,
  path: string,
  body?: unknown,
): Promise<Answer> {
  const response = await send(method, path, body)
  const json: unknown = response.status === 204 ? undefined : await response.json().catch(() => undefined)
  const { ok, status } = response
  if (!ok) throw new ApiError(problemOf(json) ?? `The mock returned ${status} for ${path}.`, status)
  return json as Answer
}

async function send(method: Method, path: string, body: unknown): Promise<Response> {
  try {
    return await fetch(path, {
      method,
      signal: AbortSignal.timeout(PATIENCE_MS),
      ...(body === undefined
        ? {}
        : { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
    })
  } catch (cause) {
    const late = cause instanceof DOMException && cause.name === 'TimeoutError'
    throw new ApiError(
      late
        ? `The mock did not respond to ${path} within a minute.`
        : 'The mock is not responding. Check that the smart-mock process is still running.',
    )
  }
}

function problemOf(json: unknown): string | undefined {
  return typeof json === 'object' && json !== null && 'error' in json ? String(json.error) : undefined
}
