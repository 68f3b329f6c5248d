import type { ExportFile, ExportFileContents } from '../../model/bulk-export.ts'
import type { OutcomeIssue } from '../../model/fhir-query.ts'
import { getBundleEntries } from '../fhir/bundle.ts'
import { readOutcome } from '../fhir/read-outcome.ts'
import type { RecordedResult } from '../http/recorder.ts'
import { sanitizeText } from '../http/sanitize-text.ts'
import { type NdjsonContents, readNdjson } from './read-ndjson.ts'

const MOST_TOLD = 50

/** The contents of the lines of a file, before they are judged. */
export type FileLines = NdjsonContents & Pick<ExportFileContents, 'bytes' | 'issues' | 'deletions'>

/**
 * Counts the resources of a file, and collects the issues of error files and the deletions of deletion files
 * (F-309).
 */
export function readLines({ text, bytes }: RecordedResult, { section, type }: ExportFile): FileLines {
  const issues: OutcomeIssue[] = []
  const deletions: string[] = []
  const reading = readNdjson(text, type, (resource) => {
    if (section === 'error' && issues.length < MOST_TOLD) issues.push(...readOutcome(resource))
    if (section === 'deleted' && deletions.length < MOST_TOLD) deletions.push(...deletedBy(resource))
  })
  return {
    ...reading,
    bytes,
    issues: issues.slice(0, MOST_TOLD),
    deletions: deletions.slice(0, MOST_TOLD),
  }
}

/** Returns the references that a transaction Bundle deletes. */
function deletedBy(bundle: Record<string, unknown>): string[] {
  return getBundleEntries(bundle).flatMap(({ request }) => {
    const { method, url } = (request ?? {}) as Record<string, unknown>
    return method === 'DELETE' && typeof url === 'string' ? [sanitizeText(url)] : []
  })
}
