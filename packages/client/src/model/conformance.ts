import type { Exchange } from './exchange.ts'
import type { SpecReference } from './verdict.ts'

/** Outcomes of a case, the gravest first. */
export const OUTCOMES = ['failed', 'warning', 'info', 'inconclusive', 'skipped', 'passed'] as const
export type Outcome = (typeof OUTCOMES)[number]

/** Versions of SMART App Launch that a server can be held to. */
export const SMART_VERSIONS = ['1.0', '2.0', '2.1', '2.2'] as const
export type SmartVersion = (typeof SMART_VERSIONS)[number]

/** Changes at the server that a run can be allowed; none by default. */
export const CONSENTS = ['revoke', 'register', 'write'] as const
export type Consent = (typeof CONSENTS)[number]

/** Formats of the report of a conformance run, by the ending of its file. */
export const REPORT_ENDINGS = ['html', 'json', 'xml', 'md'] as const
export type ReportEnding = (typeof REPORT_ENDINGS)[number]

/** A case as the page lists it. */
export interface ListedCase {
  id: string
  /** Name of its check. */
  check: string
  title: string
  group: string
  level: string
  kind: 'passive' | 'active' | 'negative'
  /** Rows of the catalogue of requirements. */
  catalogueIds: readonly string[]
  spec: SpecReference
  howToFix: string
  /** The difference of a negative case to a correct request. */
  differs?: string
  /** `true` for a case that is decided by a login of a user. */
  needsLogin: boolean
}

/** A login that waits for the user of the page. */
export interface DueLogin {
  number: number
  /** Number of logins that the run needs, as far as is known. */
  total: number
  /** The purpose of the login, in a few words. */
  title: string
  decision: 'approve' | 'deny' | 'narrow'
  scopes: string[]
  /** The address to open. */
  address: string
}

/** A group of cases. */
export interface CaseGroup {
  name: string
  title: string
}

/** The cases of a run at a server before it starts. */
export interface ConformancePlan {
  serverId: string
  groups: CaseGroup[]
  /** Number of logins that a run with all cases needs. */
  logins: number
  /** Each with the reason when it would be skipped. */
  cases: (ListedCase & { obstacle?: string })[]
}

/** The outcome of a case in a run. */
export interface CaseOutcome {
  id: string
  outcome: Outcome
  /** Sentences about what was wrong, or why nothing could be said. */
  messages: readonly string[]
  /** The case that reports what blocked this one. */
  by?: string
  exchangeIds: readonly string[]
  /** Command that repeats the request of a negative case. */
  curl?: string
}

/** A conformance run without its lists. */
export interface ConformanceSummary {
  id: string
  /** Counts the conformance runs of a browser session from 1. */
  number: number
  serverId: string
  serverName: string
  fhirBase: string
  smartVersion: SmartVersion
  /** `stopped` when not every case had its turn. */
  state: 'running' | 'ended' | 'stopped'
  /** Milliseconds since the epoch. */
  startedAt: number
  durationMs?: number
  /** The reason for its early end. */
  stopped?: string
  /** `true` when its users log in. */
  withLogins: boolean
  /** The login that waits for its user. */
  login?: DueLogin
}

/** A run of the conformance cases against one server. */
export interface ConformanceRun extends ConformanceSummary {
  groups: CaseGroup[]
  /** Every case of the run, in the order in which they run. */
  cases: ListedCase[]
  /** Outcomes so far. */
  outcomes: CaseOutcome[]
  exchanges: Exchange[]
}
