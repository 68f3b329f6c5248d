import type { Expectation } from '../../src/core/declare/expectation.ts'
import type { ExampleExchange } from '../../src/core/declare/rule.ts'
import { concludeAbout } from '../support/conclude-about.ts'

/** Returns the answer to an expectation over a journal of these exchanges. */
export function judgeAnswer(
  expectation: Expectation,
  exchanges: readonly ExampleExchange[],
  later = true,
  seq = 1,
) {
  return concludeAbout(expectation, exchanges, { struck: seq, ending: later ? 'ended' : 'open' }).outcome
}

export const DOCUMENT = {
  capabilities: ['launch-standalone', 'permission-v1', 'client-confidential-symmetric'],
  token_endpoint_auth_methods_supported: ['client_secret_basic'],
}
export const discovery = (document: object = DOCUMENT): ExampleExchange => ({
  step: 'discovery',
  reply: { status: 200, body: JSON.stringify(document) },
})
export const launch: ExampleExchange = { step: 'launch', facts: { clientId: 'app', issuedLaunch: 'l1' } }
export const authorize = (
  facts: ExampleExchange['facts'] = {},
  target = '/auth/authorize?tenant=1',
): ExampleExchange => ({
  step: 'authorize',
  target,
  facts: { clientId: 'app', scope: 'patient/*.read', ...facts },
})
export const token = (facts: ExampleExchange['facts'] = {}): ExampleExchange => ({ step: 'token', facts })

export const read = (target: string, facts: NonNullable<ExampleExchange['facts']>): ExampleExchange => ({
  step: 'fhir-read',
  target,
  facts,
})
