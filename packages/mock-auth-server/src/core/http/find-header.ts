import type { HeaderPair } from './incoming-request.ts'

/** Returns the value of the first header with this name (in lower case). */
export function findHeader(headers: readonly HeaderPair[], name: string): string | undefined {
  return headers.find(([key]) => key.toLowerCase() === name)?.[1]
}
