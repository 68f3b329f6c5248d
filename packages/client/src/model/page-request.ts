import type { HeaderList } from './exchange.ts'

/** A request that the page sends in place of the server side, so that the rules of browsers hold; handed out once. */
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
 * What the page saw: no other headers than the server exposes, status 0 for a redirect, of which a page sees nothing; or
 * why it saw no answer at all.
 */
export type PageResponse =
  | { status: number; statusText: string; headers: HeaderList; body: string; bytes: number }
  | { error: { code: PageErrorCode; message: string } }

export type PageErrorCode = 'network' | 'timeout' | 'too-large'
