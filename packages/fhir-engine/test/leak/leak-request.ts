/** A request of the leak tests. */
export interface LeakRequest {
  readonly kind: 'read' | 'search' | 'history' | 'everything' | 'batch' | 'terminology'
  readonly method: string
  readonly url: string
  readonly body?: unknown
  readonly headers?: Record<string, string>
}

/**
 * A request that tries to write; `conditional` when it names no id, so that hidden resources must not affect
 * it.
 */
export type LeakWriting = Omit<LeakRequest, 'kind'> & { readonly conditional?: boolean }
