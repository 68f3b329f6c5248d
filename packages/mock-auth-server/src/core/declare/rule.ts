import type { HeaderPair } from '../http/incoming-request.ts'
import type { FactHistory } from '../journal/facts.ts'
import type { JournalEntry } from '../journal/journal-entry.ts'
import type { Step } from '../journal/steps.ts'

export type FindingLevel = 'error' | 'warning' | 'info'

/** A rule's outcome for one exchange; `undefined` means that it was not exercised. */
export type RuleOutcome =
  | { readonly pass: true }
  | { readonly pass: false; readonly says: string; readonly expected?: string; readonly actual?: string }
  | { readonly pass: 'inconclusive'; readonly says: string }
  | undefined

/** A request in an example, by what matters to the rule; the rest is filled in. */
export interface ExampleExchange {
  readonly step: Step
  readonly method?: string
  readonly target?: string
  readonly headers?: readonly (readonly [string, string])[]
  readonly body?: string
  readonly facts?: JournalEntry['facts']
  readonly listener?: JournalEntry['listener']
  /** Milliseconds after the example began. */
  readonly at?: number
  /** The reply, where the rule reads it. */
  readonly reply?: {
    readonly status: number
    readonly headers?: readonly HeaderPair[]
    readonly body?: string
  }
}

/** A rule: one requirement for a client that the server can check. */
export interface RuleDeclaration {
  /** Unique name; the file has the same name. */
  readonly name: string
  readonly level: FindingLevel
  /** Catalogue rows, such as `C-038`. */
  readonly ids: readonly string[]
  readonly spec: string
  /** The behaviour of a correct client. */
  readonly text: string
  /** The change to make when it fails. */
  readonly fix: string
  /** The steps that `check` applies to. */
  readonly steps: readonly Step[]
  readonly check?: (entry: JournalEntry, past: FactHistory) => RuleOutcome
  /** Judges a whole run, for rules such as "never …". */
  readonly atEnd?: (run: readonly JournalEntry[], past: FactHistory) => RuleOutcome
  /** Requests of one run each; the last request of `bad` (or its end) fails the rule. */
  readonly examples: { readonly good: readonly ExampleExchange[]; readonly bad: readonly ExampleExchange[] }
}

/** Returns a rule declaration. */
export function defineRule(rule: RuleDeclaration): RuleDeclaration {
  return rule
}

/** A rule that an exchange (or a run) broke. */
export interface Finding {
  readonly rule: string
  readonly level: FindingLevel
  readonly ids: readonly string[]
  readonly says: string
  readonly expected?: string
  readonly actual?: string
  readonly spec: string
  readonly fix: string
  readonly run: string | undefined
  /** The exchange, or the last one of the run for a rule about its end. */
  readonly seq: number
  /** Reason why the finding is allowed, when it is. */
  readonly allowed?: string
}

export const PASS: RuleOutcome = { pass: true }

/** Returns an outcome for evidence that the journal does not have, with the reason. */
export function inconclusive(says: string): RuleOutcome {
  return { pass: 'inconclusive', says }
}

/** Returns a failed outcome with the compared values. */
export function fail(says: string, expected?: string, actual?: string): RuleOutcome {
  return {
    pass: false,
    says,
    ...(expected === undefined ? {} : { expected }),
    ...(actual === undefined ? {} : { actual }),
  }
}
