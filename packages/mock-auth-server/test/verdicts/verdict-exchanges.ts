import type { Expectation } from '../../src/core/declare/expected.ts'
import type { ExampleExchange } from '../../src/core/declare/rule.ts'
import { createJudgeContext } from '../../src/verdicts/judge-context.ts'
import { judgeExpectation } from '../../src/verdicts/judge-expectation.ts'
import { exampleJournal } from '../support/example-journal.ts'

/** Returns the answer to an expectation over a journal of these exchanges. */
export function judgeAnswer(
  expectation: Expectation,
  exchanges: readonly ExampleExchange[],
  later = true,
  seq = 1,
) {
  const journal = exampleJournal(exchanges)
  const at = journal.get(seq)?.startedAt ?? 0
  const now = later ? at + 3_600_000 : at + 1
  return judgeExpectation(expectation, createJudgeContext(journal, { seq, run: 'run-1', at }, now)).outcome
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
