import type { HeaderPair } from '../core/http/incoming-request.ts'

/** The first header of that name (in lower case). */
export function findHeader(headers: readonly HeaderPair[], name: string): string | undefined {
  return headers.find(([key]) => key.toLowerCase() === name)?.[1]
}
