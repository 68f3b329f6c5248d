import type { MockTenant } from '../../../src/testing/index.ts'

/** A request that shows a defect, and what is read from its response. */
export interface Provocation {
  readonly send: (tenant: MockTenant) => Promise<unknown>
  /** The value read without the fault, and with it. */
  readonly shows: readonly [without: unknown, withFault: unknown]
}

/** The provocations of one fault, by the value of its parameter `defect` or `at`, or both with a space between. */
export type Provocations = Readonly<Record<string, Provocation>>

/** Returns a provocation whose response shows the first value without the fault, and the second with it. */
export function provoke(send: Provocation['send'], without: unknown, withFault: unknown): Provocation {
  return { send, shows: [without, withFault] }
}

/** Fetches a JSON document and returns one member of it. */
export async function readMember(url: string, member: string, init: RequestInit = {}): Promise<unknown> {
  const body = (await (await fetch(url, init)).json()) as Record<string, unknown>
  return body[member]
}

/** Returns a header of the response. */
export async function readHeader(response: Promise<Response>, name: string): Promise<string | null> {
  return (await response).headers.get(name)
}
