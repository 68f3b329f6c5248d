import type { Report, ReportCase } from '../../reports/report.ts'
import { formatBasis } from '../reports/format-summary.ts'
import type { ReportFiles } from '../reports/write-reports.ts'
import { writeReports } from '../reports/write-reports.ts'
import { formatTimeLeft } from './format-time-left.ts'
import { REFERENCE_RUN } from './run-fault.ts'
import type { SweepCase } from './sweep-case.ts'

interface Begun {
  readonly faults: readonly SweepCase[]
  readonly setUp: Readonly<Record<string, string>>
  readonly files: ReportFiles
  /** Cases of the sweep that this one resumes. */
  readonly earlier: readonly ReportCase[]
}

/**
 * The results of a sweep so far: printed on stderr, and stored in the report files, so that the sweep can be
 * resumed.
 */
export class SweepResults {
  readonly #begun: Begun
  readonly #startedAt = new Date()
  readonly #results: Map<string, ReportCase>
  readonly #known: number
  #writing: Promise<void> | undefined
  #isStale = false

  constructor(begun: Begun) {
    this.#begun = begun
    const earlier = begun.earlier.filter(({ name }) => name !== REFERENCE_RUN)
    this.#results = new Map(earlier.map((each) => [each.name, each]))
    this.#known = this.#results.size
  }

  has(name: string): boolean {
    return this.#results.has(name)
  }

  /** Throws at once when a file cannot be written. */
  async control(result: ReportCase): Promise<void> {
    this.#results.set(REFERENCE_RUN, result)
    await writeReports(this.#report(false), this.#begun.files)
  }

  add(result: ReportCase): void {
    this.#results.set(result.name, result)
    // The control run is among the results, and none of the faults.
    const done = this.#results.size - 1 - this.#known
    const all = this.#begun.faults.length - this.#known
    const left = formatTimeLeft(done, all, Date.now() - this.#startedAt.getTime())
    process.stderr.write(`${left} ${result.outcome} ${result.name}${formatBasis(result)}\n`)
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
    const { faults, setUp } = this.#begun
    const names = [REFERENCE_RUN, ...faults.map(({ name }) => name)]
    const cases = names.flatMap((name) => this.#results.get(name) ?? [])
    const startedAt = this.#startedAt.toISOString()
    return { title: 'smart-mock sweep', startedAt, complete, optionDigests: setUp, cases }
  }
}
