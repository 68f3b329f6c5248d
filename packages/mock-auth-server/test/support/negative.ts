import { expect } from 'vitest'
import type { Mock } from '../../src/testing/index.ts'
import { type Params, params } from './handshake.ts'

/** A change of one parameter of a request; `moved` puts it into the query of the URL. */
export type Change = 'absent' | 'empty' | 'twice' | 'moved' | { readonly to: string }

export const to = (value: string): Change => ({ to: value })

/** Returns a form with one parameter changed, and its query. */
export function changed(
  values: Params,
  name: string,
  change: Change,
): { readonly form: URLSearchParams; readonly query: string } {
  const form = params(values)
  const value = values[name] ?? 'x'
  if (change === 'twice') {
    if (!form.has(name)) form.append(name, value)
    form.append(name, value)
  } else if (typeof change === 'object') form.set(name, change.to)
  else if (change === 'empty') form.set(name, '')
  else form.delete(name)
  return { form, query: change === 'moved' ? `?${new URLSearchParams({ [name]: value })}` : '' }
}

/** Returns bodies with other content types and the same parameters. */
export function otherBodies(form: URLSearchParams): readonly RequestInit[] {
  const multipart = new FormData()
  for (const [name, value] of form) multipart.append(name, value)
  return [
    { body: JSON.stringify(Object.fromEntries(form)), headers: { 'content-type': 'application/json' } },
    { body: form.toString(), headers: { 'content-type': 'text/plain' } },
    { body: multipart },
    { body: new TextEncoder().encode(form.toString()) },
  ]
}

const TEXT = /^[\x20-\x21\x23-\x5B\x5D-\x7E]+$/

/** Expects an error by RFC 6749 section 5.2, and its journal entry (S-077, S-078). */
export async function expectOAuthError(
  mock: Mock,
  response: Response,
  status: number,
  error: string,
  challenge?: RegExp,
): Promise<void> {
  const body = (await response.json()) as Params
  expect([response.status, body.error], body.error_description).toEqual([status, error])
  expect(Object.keys(body).sort()).toEqual(['error', 'error_description'])
  expect(body.error_description).toMatch(TEXT)
  const { headers } = response
  expect([headers.get('content-type'), headers.get('cache-control'), headers.get('pragma')]).toEqual([
    'application/json',
    'no-store',
    'no-cache',
  ])
  if (challenge) expect(headers.get('www-authenticate')).toMatch(challenge)
  else expect(headers.get('www-authenticate')).toBeNull()
  const { facts } = mock.journal.last() ?? {}
  expect(facts).toMatchObject({
    error,
    diagnosis: expect.stringMatching(/.{5}/),
  })
}

const OWN = 'http://localhost:4020'
const FOREIGN = 'https://evil.example'

/**
 * Expects a CORS policy of the replies, errors included (S-029 to S-033): any page, registered ones, or none
 * may read them.
 */
export async function expectCors(
  send: (headers: Record<string, string>) => Promise<Response>,
  policy: 'any' | 'registered' | 'none',
): Promise<void> {
  const [own, foreign, none] = [await send({ origin: OWN }), await send({ origin: FOREIGN }), await send({})]
  const allowed = [own, foreign, none].map(({ headers }) => headers.get('access-control-allow-origin'))
  expect(allowed).toEqual(ALLOWED[policy])
  for (const { headers } of [own, foreign, none])
    expect(headers.get('vary')).toBe(policy === 'registered' ? 'Origin' : null)
}

const ALLOWED = { any: ['*', '*', '*'], registered: [OWN, null, null], none: [null, null, null] }
