import { mkdir, rename, rm, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { toHtml } from '../../reports/html/render-report.ts'
import { toJunit } from '../../reports/junit.ts'
import type { Report } from '../../reports/report.ts'
import type { REPORT_OPTIONS } from '../options/command-options.ts'
import type { ParsedOptions } from '../options/option.ts'

/** Files that a report is written to. */
export type ReportFiles = ParsedOptions<typeof REPORT_OPTIONS>

/** Writes a report in the requested formats. */
export async function writeReports(report: Report, { html, json, junit }: ReportFiles): Promise<void> {
  if (html !== undefined) await writeFileAtomically(html, toHtml(report))
  if (json !== undefined) await writeFileAtomically(json, `${JSON.stringify(report, null, 1)}\n`)
  if (junit !== undefined) await writeFileAtomically(junit, toJunit(report))
}

let drafts = 0

/** Writes a file that only its owner reads: the whole of it, or it stays as it was. */
export async function writeFileAtomically(file: string, text: string): Promise<void> {
  await mkdir(dirname(file), { recursive: true })
  // A draft of its own for every call: two at once must not take each other's away.
  drafts += 1
  const draft = `${file}.${process.pid}.${drafts}.tmp`
  try {
    await writeFile(draft, text, { mode: 0o600 })
    await rename(draft, file)
  } catch (error) {
    await rm(draft, { force: true })
    throw error
  }
}
