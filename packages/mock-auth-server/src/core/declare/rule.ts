import type { HeaderPair } from '../http/incoming-request.ts'
import type { FactHistory } from '../journal/facts.ts'
import type { JournalEntry } from '../journal/journal-entry.ts'
import type { Step } from '../journal/steps.ts'

export type FindingLevel = 'error' | 'warning' | 'info'

/** A rule's answer about one exchange; `undefined` says that it was not exercised. */
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
  /** What it was answered, where the rule looks at that. */
  readonly reply?: {
    readonly status: number
    readonly headers?: readonly HeaderPair[]
    readonly body?: string
  }
}

/** One thing that a client must do, seen from the server. */
export interface RuleDeclaration {
  /** Unique; the file is named like it. */
  readonly name: string
  readonly level: FindingLevel
  /** Catalogue rows, such as `C-038`. */
  readonly ids: readonly string[]
  readonly spec: string
  /** What a correct client does. */
  readonly text: string
  /** What to change when it fails. */
  readonly fix: string
  /** The steps that `check` looks at. */
  readonly steps: readonly Step[]
  readonly check?: (entry: JournalEntry, past: FactHistory) => RuleOutcome
  /** For "never did …": judged when the run is read as a whole. */
  readonly atEnd?: (run: readonly JournalEntry[], past: FactHistory) => RuleOutcome
  /** Requests of one run each; the last request of `bad` (or its end) fails the rule. */
  readonly examples: { readonly good: readonly ExampleExchange[]; readonly bad: readonly ExampleExchange[] }
}

/** Declares a rule. */
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
  /** Set when the finding is allowed, with the reason given. */
  readonly allowed?: string
}

export const PASS: RuleOutcome = { pass: true }

/** An answer that the journal does not allow to be given, with the reason. */
export function inconclusive(says: string): RuleOutcome {
  return { pass: 'inconclusive', says }
}

/** A failed answer with the values that were compared. */
export function fail(says: string, expected?: string, actual?: string): RuleOutcome {
  return {
    pass: false,
    says,
    ...(expected === undefined ? {} : { expected }),
    ...(actual === undefined ? {} : { actual }),
  }
}
