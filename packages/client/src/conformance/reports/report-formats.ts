import type { ConformanceReport } from '../run/results/report.ts'
import { toConformanceHtml } from './to-conformance-html.ts'
import { toConformanceJunit } from './to-conformance-junit.ts'
import { toConformanceMarkdown } from './to-conformance-markdown.ts'

/** Formats the report as JSON, which is also a baseline. */
export function formatConformanceJson(report: ConformanceReport): string {
  return `${JSON.stringify(report, null, 1)}\n`
}

/** Formats of a report by the ending of its file. */
export const REPORT_FORMATS = {
  html: toConformanceHtml,
  json: formatConformanceJson,
  xml: toConformanceJunit,
  md: toConformanceMarkdown,
} as const satisfies Record<string, (report: ConformanceReport) => string | Promise<string>>
