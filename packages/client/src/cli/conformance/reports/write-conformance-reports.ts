import { extname } from 'node:path'
import { writeFileAtomically } from '@smart-mock/cli-kit'
import type { ConformanceReport } from '../../../conformance/run/report.ts'
import { toConformanceHtml } from './to-conformance-html.ts'
import { toConformanceJunit } from './to-conformance-junit.ts'
import { toConformanceMarkdown } from './to-conformance-markdown.ts'

/** Formats of a report by the ending of its file. */
const FORMATS: Readonly<Record<string, (report: ConformanceReport) => string | Promise<string>>> = {
  '.html': toConformanceHtml,
  '.json': formatConformanceJson,
  '.xml': toConformanceJunit,
  '.md': toConformanceMarkdown,
}

/** Formats the report as JSON, which is also a baseline. */
export function formatConformanceJson(report: ConformanceReport): string {
  return `${JSON.stringify(report, null, 1)}\n`
}

/** Writes a report to files, each in the format that its ending says. */
export async function writeConformanceReports(
  report: ConformanceReport,
  files: readonly string[],
): Promise<void> {
  for (const file of files) {
    const format = FORMATS[extname(file)]
    if (format) await writeFileAtomically(file, await format(report))
  }
}
