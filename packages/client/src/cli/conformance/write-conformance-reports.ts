import { extname } from 'node:path'
import { writeFileAtomically } from '@smart-mock/cli-kit'
import { REPORT_FORMATS } from '../../conformance/reports/report-formats.ts'
import type { ConformanceReport } from '../../conformance/run/results/report.ts'

/** Writes a report to files, each in the format that its ending says. */
export async function writeConformanceReports(
  report: ConformanceReport,
  files: readonly string[],
): Promise<void> {
  for (const file of files) {
    const ending = extname(file).slice(1)
    if (isFormat(ending)) await writeFileAtomically(file, await REPORT_FORMATS[ending](report))
  }
}

const isFormat = (ending: string): ending is keyof typeof REPORT_FORMATS =>
  Object.hasOwn(REPORT_FORMATS, ending)
