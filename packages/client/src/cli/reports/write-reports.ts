import { extname } from 'node:path'
import { writeFileAtomically } from '@smart-mock/cli-kit'
import { toHtml } from '../../server/report/to-html.ts'
import { type CheckReport, formatJson, selectSteps } from './check-report.ts'
import { toJunit } from './to-junit.ts'
import { toMarkdown } from './to-markdown.ts'
import { toSarif } from './to-sarif.ts'

/** Formats of a report by the ending of its file. */
const FORMATS: Readonly<Record<string, (report: CheckReport) => string | Promise<string>>> = {
  '.html': formatHtml,
  '.json': formatJson,
  '.xml': toJunit,
  '.sarif': toSarif,
  '.md': toMarkdown,
}

/** Writes a report to files, each in the format that its ending says. */
export async function writeReports(report: CheckReport, files: readonly string[]): Promise<void> {
  for (const file of files) {
    const format = FORMATS[extname(file)]
    if (format) await writeFileAtomically(file, await format(report))
  }
}

async function formatHtml(report: CheckReport): Promise<string> {
  const state = selectSteps(report, 'error').length > 0 ? 'failed' : 'ended'
  return String(await toHtml(`Check of ${report.fhirBase}`, { ...report, state, findings: [] }))
}
