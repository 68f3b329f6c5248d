import type { MockTenant } from '../../../src/testing/index.ts'

/** A request (or several) that violates one requirement; the last response counts. */
export interface Attempt {
  readonly send: (tenant: MockTenant) => Promise<Response>
  /** The outcome while the requirement is enforced, and while it is not. */
  readonly outcomes: readonly [enforced: string, unenforced: string]
}

/** Returns an attempt that a correct server refuses with the first outcome. */
export function attempt(send: Attempt['send'], enforced: string, unenforced: string): Attempt {
  return { send, outcomes: [enforced, unenforced] }
}

/**
 * Describes a response in a word: the `error` of a redirect or of its body, `code` for a redirect with one,
 * otherwise its status.
 */
export async function describeOutcome(response: Response): Promise<string> {
  const location = response.headers.get('location')
  if (location !== null && response.status >= 300) {
    const { searchParams } = new URL(location, response.url)
    return searchParams.get('error') ?? (searchParams.has('code') ? 'code' : 'redirect')
  }
  const isJson = response.headers.get('content-type')?.startsWith('application/json')
  const body = isJson ? ((await response.json()) as { error?: string }) : {}
  return body.error ?? String(response.status)
}
