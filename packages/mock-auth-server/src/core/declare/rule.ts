import type { HeaderPair } from '../http/incoming-request.ts'
import type { FactHistory } from '../journal/facts.ts'
import type { JournalEntry } from '../journal/journal-entry.ts'
import type { Step } from '../journal/steps.ts'

export type FindingLevel = 'error' | 'warning' | 'info'

/** A rule's outcome for one exchange; `undefined` means that it was not exercised. */
export type RuleOutcome =
  | { readonly outcome: 'passed' }
  | {
      readonly outcome: 'failed'
      readonly message: string
      readonly expected?: string
      readonly actual?: string
    }
  | { readonly outcome: 'inconclusive'; readonly reason: string }
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
  readonly catalogueIds: readonly string[]
  readonly spec: string
  /** The behaviour of a correct client. */
  readonly requirement: string
  /** The change to make when it fails. */
  readonly howToFix: string
  /** The steps that `check` applies to. */
  readonly steps: readonly Step[]
  readonly check?: (entry: JournalEntry, history: FactHistory) => RuleOutcome
  /** Judges a whole run, for rules such as "never …". */
  readonly checkRun?: (run: readonly JournalEntry[], history: FactHistory) => RuleOutcome
  /** Requests of one run each; the last request of `invalid` (or its end) fails the rule. */
  readonly examples: {
    readonly valid: readonly ExampleExchange[]
    readonly invalid: readonly ExampleExchange[]
  }
}

/** Returns a rule declaration. */
export function defineRule(rule: RuleDeclaration): RuleDeclaration {
  return rule
}

/** A rule that an exchange (or a run) broke. */
export interface Finding {
  readonly rule: string
  readonly level: FindingLevel
  readonly catalogueIds: readonly string[]
  readonly message: string
  readonly expected?: string
  readonly actual?: string
  readonly spec: string
  readonly howToFix: string
  readonly run: string | undefined
  /** The exchange, or the last one of the run for a rule about its end. */
  readonly seq: number
  /** Reason why the finding is allowed, when it is. */
  readonly allowReason?: string
}

/** Name of a declared rule. The published type lists the names, so that editors complete them. */
export type RuleName = string

/** Findings that are known and no failure: by rule, each with its reason. */
export type AllowedFindings = Readonly<Record<string, string>> & { readonly [Rule in RuleName]?: string }

export const PASS: RuleOutcome = { outcome: 'passed' }

/** Returns an outcome for evidence that the journal does not have, with the reason. */
export function inconclusive(reason: string): RuleOutcome {
  return { outcome: 'inconclusive', reason }
}

/** Returns a failed outcome with the compared values. */
export function fail(message: string, expected?: string, actual?: string): RuleOutcome {
  return {
    outcome: 'failed',
    message,
    ...(expected === undefined ? {} : { expected }),
    ...(actual === undefined ? {} : { actual }),
  }
}
