import { createPaint, escapeForTerminal } from '@smart-mock/cli-kit'
import type { Report, ReportCase } from '../../reports/report.ts'
import { parseOptions } from '../options/parse-options.ts'
import { formatBasis, formatSummary } from '../reports/format-summary.ts'
import { formatJson } from '../reports/write-reports.ts'
import { formatTimeLeft } from './format-time-left.ts'
import { performSweep } from './perform-sweep.ts'
import type { SweepProgress } from './sweep-results.ts'

const TONES = { passed: 'success', failed: 'failure', skipped: 'quiet' } as const

/**
 * Runs `smart-mock sweep`. Returns 1 when a case failed (with a baseline: one that did not fail there), 130 when it was
 * interrupted. Throws `UsageError`.
 */
export async function sweep(args: readonly string[]): Promise<number> {
  const interruption = new AbortController()
  const stop = () => interruption.abort(new Error('interrupted'))
  process.on('SIGINT', stop)
  process.on('SIGTERM', stop)
  try {
    const { signal } = interruption
    const report = await performSweep(args, { environment: process.env, signal, onResult: printResult })
    process.stderr.write(`\nsmart-mock sweep: ${formatSummary(report, createPaint(process.stderr))}`)
    if (parseOptions('sweep', args).json) process.stdout.write(escapeForTerminal(formatJson(report)))
    return getExitCode(report)
  } finally {
    process.off('SIGINT', stop)
    process.off('SIGTERM', stop)
  }
}

function printResult(result: ReportCase, { done, all, elapsedMs }: SweepProgress): void {
  const outcome = createPaint(process.stderr)(TONES[result.outcome], result.outcome)
  const left = formatTimeLeft(done, all, elapsedMs)
  process.stderr.write(`${left} ${outcome} ${result.name}${formatBasis(result)}\n`)
}

function getExitCode({ complete, cases, comparison }: Report): number {
  if (!complete) return 130
  if (!comparison) return cases.some(({ outcome }) => outcome === 'failed') ? 1 : 0
  for (const name of comparison.better) process.stderr.write(`BETTER ${name}\n`)
  for (const name of comparison.worse) process.stderr.write(`REGRESSION ${name}\n`)
  return comparison.worse.length > 0 ? 1 : 0
}
