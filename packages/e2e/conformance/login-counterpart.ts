import type { Counterpart } from './counterpart.ts'

/** A requirement that the mock does not enforce, where users log in. */
export const unenforced = (requirement: string, more: Partial<Counterpart> = {}): Counterpart => ({
  setUp: 'logins',
  fault: 'requirement-unenforced',
  params: { requirement },
  ...more,
})

/** A fault of the mock, where users log in. */
export const fault = (
  name: string,
  params: Counterpart['params'] = {},
  more: Partial<Counterpart> = {},
): Counterpart => ({
  setUp: 'logins',
  fault: name,
  params,
  ...more,
})

/** The redemption of the experimental login, whose token few cases use. */
export const EXPERIMENTAL = {
  clientId: 'conformance-public',
  param: { redirect_uri: 'http://localhost:4020/callback' },
}
