import type { HeaderPair } from '../core/http/incoming.ts'

/** The first header of that name (in lower case). */
export function headerOf(headers: readonly HeaderPair[], name: string): string | undefined {
  return headers.find(([key]) => key.toLowerCase() === name)?.[1]
}
