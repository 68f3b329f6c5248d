import type { Mock } from '../../src/testing/index.ts'

/** Calls the control API as a program does. */
export async function controlCall(mock: Mock, method: string, path: string, body?: unknown) {
  const response = await fetch(mock.controlUrl + path, {
    method,
    redirect: 'manual',
    ...(body === undefined
      ? {}
      : { headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) }),
  })
  const text = await response.text()
  const isJson = response.headers.get('content-type')?.startsWith('application/json') ?? false
  return {
    status: response.status,
    headers: response.headers,
    json: isJson ? JSON.parse(text) : undefined,
    text,
  }
}
