import type { FaultKind } from '../core/declare/fault.ts'
import type { Finding } from '../core/declare/rule.ts'
import type { Verdict } from '../verdicts/verdict.ts'

/** The fault of a case, by what a reader must know of it without the mock. */
export interface ReportedFault {
  readonly name: string
  readonly title: string
  readonly kind: FaultKind
  /** The behaviour of the server. */
  readonly description: string
  /** The behaviour of a correct client. */
  readonly requirement: string
  readonly spec: string
}

/** The preset of a case, and whatever breaks the app there. */
export interface ReportedPreset {
  readonly id: string
  readonly title: string
  /** Year and month to which its sources reach. */
  readonly date: string
  readonly variants: readonly string[]
  /** Number of its values that differ from a strict server. */
  readonly deviations: number
  /** The way in which the app achieved less than without a preset. */
  readonly shortcoming?: string
  /** A smallest set of values that breaks the app. */
  readonly breaking?: readonly { readonly name: string; readonly value: unknown; readonly strict: unknown }[]
  /** The first exchange that shows it. */
  readonly exchange?: string
  /** Number of runs of the app that it took. */
  readonly runs: number
}

/** The result of an app at a preset. */
export interface PresetResult {
  readonly works: boolean
  /** Names of the values that break it together. */
  readonly breaking: readonly string[]
  /** The first exchange that shows it. */
  readonly exchange?: string
}

/** The results of apps at presets. */
export interface PresetMatrix {
  readonly apps: readonly string[]
  /** The results in the order of the apps; `null` where an app was not run at the preset. */
  readonly rows: readonly { readonly preset: string; readonly results: readonly (PresetResult | null)[] }[]
}

/** Exchanges of a case, one after the other, during which a preset was in force. */
export interface PresetSpan {
  readonly id: string
  readonly variants: readonly string[]
  /** Sequence numbers of the first and the last of them. */
  readonly first: number
  readonly last: number
}

/** One case of a report: a run that the rules judged, a rule that it broke, a preset, or a fault with its verdict. Plain JSON. */
export interface ReportCase {
  readonly name: string
  /** The group of the case: `runs`, `rules`, `presets`, or the step of a fault. */
  readonly group: string
  readonly outcome: 'passed' | 'failed' | 'skipped'
  /** The reason in a sentence. */
  readonly message: string
  readonly fault?: ReportedFault
  /** The activity of the app that would have exercised the fault, when the fault was not exercised. */
  readonly exercisedBy?: string
  readonly preset?: ReportedPreset
  /** The presets that were in force during its exchanges; absent at a strict server. */
  readonly presetsInForce?: readonly PresetSpan[]
  readonly verdict?: Verdict
  readonly findings: readonly Finding[]
  /** The observations of a driver in the page or of the process. */
  readonly observed: readonly string[]
  /** Sequence diagram as SVG, empty without exchanges. */
  readonly diagram: string
  /** The page at the end, as a `data:` URL. */
  readonly screenshot?: string
  /** The visible text of the app's page at the end. */
  readonly pageText?: string
  readonly durationMs: number
}

/** The app under test, and how it was started. */
export interface ReportedApp {
  readonly clientIds: readonly string[]
  /** The way it was started, without what may be secret: "opened at http://localhost:3000/start". */
  readonly start: string
  /** Name and version, when a browser ran it. */
  readonly browser?: string
}

/** Changes since an earlier report, as names of cases. */
export interface ReportComparison {
  /** Start time of the earlier report in ISO 8601. */
  readonly startedAt: string
  /** Failed now, and not then. */
  readonly worse: readonly string[]
  /** Failed then, and passed now. */
  readonly better: readonly string[]
  /** Decided then, and not now. */
  readonly undecided: readonly string[]
}

/** The cases in the order in which they ran. Plain JSON. */
export interface Report {
  readonly title: string
  readonly app: ReportedApp
  /** The version of the mock, and its FHIR data in words. */
  readonly mock: { readonly version: string; readonly data: string }
  /** Start time in ISO 8601. */
  readonly startedAt: string
  readonly durationMs: number
  /** `false` when the run was interrupted. */
  readonly complete: boolean
  /** The options of the sweep, so that only the same sweep resumes it: a digest for each option. */
  readonly optionDigests?: Readonly<Record<string, string>>
  /** The comparison with a baseline. */
  readonly comparison?: ReportComparison
  /** The results at presets, also those of other apps that the sweep was given. */
  readonly presetMatrix?: PresetMatrix
  readonly cases: readonly ReportCase[]
}

/** Returns the number of cases by outcome. */
export function countOutcomes({
  cases,
}: Pick<Report, 'cases'>): Readonly<Record<ReportCase['outcome'], number>> {
  const counts = { passed: 0, failed: 0, skipped: 0 }
  for (const { outcome } of cases) counts[outcome] += 1
  return counts
}
