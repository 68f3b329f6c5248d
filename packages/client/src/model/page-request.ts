import type { HeaderList } from './exchange.ts'

/** A request that the page sends instead of the backend, so that browser rules apply; handed out once. */
export interface PageRequest {
  method: string
  url: string
  headers: Record<string, string>
  body?: string
  timeoutMs: number
  /** Largest body that is read. */
  maxBytes: number
}

/**
 * The response that the page received: only the headers that the server exposes, status 0 for a redirect,
 * whose response a page cannot read; or the reason why it received none.
 */
export type PageResponse =
  | { status: number; statusText: string; headers: HeaderList; body: string; bytes: number }
  | { error: { code: PageErrorCode; message: string } }

export type PageErrorCode = 'network' | 'timeout' | 'too-large'
