import type { ExampleExchange } from '../../src/core/declare/rule.ts'
import { createExampleAssertion } from '../../src/rules/evidence/create-example-assertion.ts'
import { RULES } from '../../src/rules/list.ts'
import { judgeRules } from '../../src/verdicts/judge-rules.ts'
import { exampleJournal } from '../support/example-journal.ts'

export const FORM = ['Content-Type', 'application/x-www-form-urlencoded'] as const
export const launched = (url: string): ExampleExchange => ({
  step: 'launch',
  facts: { clientId: 'app', issuedLaunch: 'l', issuedUrl: url },
})
export const LAUNCH = launched('https://app.example/?iss=https%3A%2F%2Fehr.example%2Ffhir&launch=l')
export const authorize = (facts: ExampleExchange['facts'], target = '/'): ExampleExchange => ({
  step: 'authorize',
  target,
  facts: facts ?? {},
})
export const token = (body: string, facts: ExampleExchange['facts'] = {}): ExampleExchange => ({
  step: 'token',
  method: 'POST',
  headers: [FORM],
  body,
  facts,
})
export const read = (target: string, facts: ExampleExchange['facts'] = {}): ExampleExchange => ({
  step: 'fhir-read',
  target,
  facts,
})
export const posted = (body: unknown): ExampleExchange => ({
  step: 'register',
  method: 'POST',
  body: JSON.stringify(body),
})
export const state = (resource: unknown): ExampleExchange => ({
  step: 'app-state',
  method: 'POST',
  body: JSON.stringify(resource),
})
export const CODING = { coding: [{ code: 'a' }] }

/** Discovery that publishes URLs with a query. */
export const PUBLISHED: ExampleExchange = {
  step: 'discovery',
  facts: {
    publishedAuthorize: 'https://ehr.example/auth/authorize?tenant=1',
    publishedToken: 'https://ehr.example/auth/token?tenant=1',
  },
}

/** Returns an example whose key and signature the server found to be so. */
export function found(facts: ExampleExchange['facts']): ExampleExchange {
  const example = createExampleAssertion()
  return { ...example, facts: { ...example.facts, ...facts } }
}

/** Returns a 429 with a date instead of seconds. */
export function limited(): ExampleExchange {
  const until = new Date(Date.UTC(2026, 0, 1, 0, 0, 5)).toUTCString()
  return { ...read('/fhir/Patient/1'), at: 0, reply: { status: 429, headers: [['Retry-After', until]] } }
}

/** Returns what a rule says of a run. */
export const judgeRun = (name: string, run: readonly ExampleExchange[]) => {
  const rule = RULES.find((each) => each.name === name)
  if (!rule) throw new Error(`there is no rule ${name}`)
  return judgeRules(exampleJournal(run), [rule]).findings
}
