import { buildPresetMatrix } from '../../reports/build-preset-matrix.ts'
import { compareReports } from '../../reports/compare-reports.ts'
import { listClientIds } from '../../reports/list-client-ids.ts'
import type { Report, ReportCase, ReportedApp } from '../../reports/report.ts'
import { writeReports } from '../reports/write-reports.ts'
import type { PresetCase } from './presets/preset-case.ts'
import type { ReferenceRun } from './run-reference.ts'
import type { SweepCase } from './sweep-case.ts'

/** Progress of a sweep; a resumed one counts only what it runs itself. */
export interface SweepProgress {
  readonly done: number
  readonly all: number
  readonly elapsedMs: number
}

/** Hears of each result as it is there. */
export type ResultListener = (result: ReportCase, progress: SweepProgress) => void

interface Begun {
  readonly faults: readonly SweepCase[]
  readonly presets: readonly PresetCase[]
  readonly setUp: Readonly<Record<string, string>>
  readonly files: readonly string[]
  /** The way the app is started, as a report says it. */
  readonly start: string
  readonly mock: Report['mock']
  /** The report of the sweep that this one resumes. */
  readonly earlier: Report | undefined
  readonly baseline: Report | undefined
  /** Reports of the sweeps of other apps. */
  readonly beside: readonly Report[]
  readonly onResult: ResultListener
}

/** The results of a sweep so far, stored in the report files, so that the sweep can be resumed. */
export class SweepResults {
  readonly #begun: Begun
  readonly #startedAt = new Date()
  readonly #results: Map<string, ReportCase>
  readonly #known: number
  #app: ReportedApp
  #reference: readonly ReportCase[] = []
  #writing: Promise<void> | undefined
  #isStale = false

  constructor(begun: Begun) {
    this.#begun = begun
    const names = new Set([...begun.presets, ...begun.faults].map(({ name }) => name))
    const earlier = begun.earlier?.cases.filter(({ name }) => names.has(name)) ?? []
    this.#results = new Map(earlier.map((each) => [each.name, each]))
    this.#known = this.#results.size
    this.#app = { clientIds: [], start: begun.start }
  }

  has(name: string): boolean {
    return this.#results.has(name)
  }

  /** Adds the reference run, which shows who the app is. Throws at once when a file cannot be written. */
  async addReferenceRun(
    { result, broken, entries }: ReferenceRun,
    browser: string | undefined,
  ): Promise<void> {
    this.#reference = [result, ...broken]
    const clientIds = listClientIds(entries)
    this.#app = { ...this.#app, clientIds, ...(browser === undefined ? {} : { browser }) }
    await writeReports(this.#report(false), this.#begun.files)
  }

  add(result: ReportCase): void {
    this.#results.set(result.name, result)
    const done = this.#results.size - this.#known
    const all = this.#begun.presets.length + this.#begun.faults.length - this.#known
    this.#begun.onResult(result, { done, all, elapsedMs: Date.now() - this.#startedAt.getTime() })
    this.#write()
  }

  /** Writes and returns the whole report. Throws when a file cannot be written. */
  async finish(complete: boolean): Promise<Report> {
    await this.#writing?.catch(() => undefined)
    const report = this.#report(complete)
    await writeReports(report, this.#begun.files)
    return report
  }

  /** Writes the present results; later ones are written next, together. */
  #write(): void {
    this.#isStale = true
    this.#writing ??= this.#writeOn().finally(() => {
      this.#writing = undefined
    })
    // A failure is reported at the end, when the write is repeated.
    this.#writing.catch(() => undefined)
  }

  async #writeOn(): Promise<void> {
    while (this.#isStale) {
      this.#isStale = false
      await writeReports(this.#report(false), this.#begun.files)
    }
  }

  #report(complete: boolean): Report {
    const { faults, presets, setUp, mock, earlier, baseline, beside } = this.#begun
    const tried = [...presets, ...faults].flatMap(({ name }) => this.#results.get(name) ?? [])
    const cases = [...this.#reference, ...tried]
    const presetMatrix = buildPresetMatrix([{ app: this.#app, cases }, ...beside])
    return {
      ...{ title: 'smart-mock sweep', app: this.#app, mock, startedAt: this.#startedAt.toISOString() },
      durationMs: (earlier?.durationMs ?? 0) + Date.now() - this.#startedAt.getTime(),
      ...{ complete, optionDigests: setUp },
      ...(baseline ? { comparison: compareReports(cases, baseline) } : {}),
      ...(presetMatrix ? { presetMatrix } : {}),
      cases,
    }
  }
}
