import { extname } from 'node:path'
import { writeFileAtomically } from '@smart-mock/cli-kit'
import { toHtml } from '../../reports/html/render-report.ts'
import { toJunit } from '../../reports/junit.ts'
import { toMarkdown } from '../../reports/markdown.ts'
import type { Report } from '../../reports/report.ts'
import { toSarif } from '../../reports/sarif.ts'

/** Formats of a report by the ending of its file. */
const FORMATS: Readonly<Record<string, (report: Report) => string>> = {
  '.html': toHtml,
  '.json': formatJson,
  '.xml': toJunit,
  '.sarif': toSarif,
  '.md': toMarkdown,
}

/** Writes a report to files, each in the format that its ending says; other endings are left to the caller. */
export async function writeReports(report: Report, files: readonly string[]): Promise<void> {
  for (const file of files) {
    const format = FORMATS[extname(file)]
    if (format) await writeFileAtomically(file, format(report))
  }
}

/** Formats a report as JSON. */
export function formatJson(report: Report): string {
  return `${JSON.stringify(report, null, 1)}\n`
}

/** Finds the file that a report is written to as JSON. */
export function findJsonFile(files: readonly string[]): string | undefined {
  return files.find((file) => extname(file) === '.json')
}
