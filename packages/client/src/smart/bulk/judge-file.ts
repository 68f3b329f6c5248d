import type { ExportFile } from '../../model/bulk-export.ts'
import { pluralize } from '../../model/pluralize.ts'
import type { Verdict } from '../../model/verdict.ts'
import { sanitizeText } from '../http/sanitize-text.ts'
import { bulkData } from '../spec.ts'
import type { FileLines } from './read-lines.ts'

export const FILE_SPEC = bulkData('output file request', 'bulk-data-output-file-request')
const NDJSON = /^application\/(fhir\+)?ndjson\b/i

/** Returns the verdicts on a file that was received completely. */
export function judgeFile(file: ExportFile, lines: FileLines, contentType: string): Verdict[] {
  const { section, type, count } = file
  const { resources, wrong, broken, issues } = lines
  const verdicts: Verdict[] = []
  if (broken[0]) {
    const { line, why } = broken[0]
    verdicts.push({
      level: 'error',
      message: `${pluralize(wrong, 'line')} of the file cannot be used; line ${line} is ${why}. The other ${resources} were read.`,
      whyItMatters: 'The data in these lines is missing from the export.',
      whatToTry: `Write one ${type} as JSON per line, without line breaks inside.`,
      spec: FILE_SPEC,
    })
  }
  if (count !== undefined && count !== resources) {
    verdicts.push({
      level: 'error',
      message: `The file contains ${pluralize(resources, 'resource')}, but the manifest says ${count}.`,
      whyItMatters: 'It is unclear whether the file is complete.',
      whatToTry: 'Compare count in the manifest with the lines of the file.',
      spec: bulkData('complete status', 'response---complete-status'),
    })
  }
  if (section === 'error' && issues[0]) {
    const more = issues.length > 1 ? ' (and more)' : ''
    verdicts.push({
      level: 'warning',
      message: `Some data could not be exported: ${issues[0].text}${more}`,
      whyItMatters: 'The export has completed, but data is missing from it.',
      spec: bulkData('error status', 'response---error-status-1'),
    })
  }
  if (!NDJSON.test(contentType)) {
    verdicts.push({
      level: 'warning',
      message: `The Content-Type of the file is ${sanitizeText(contentType) || 'missing'}; it must be application/fhir+ndjson.`,
      spec: FILE_SPEC,
    })
  }
  const counted = count === undefined ? '' : ', as the manifest says'
  verdicts.push({
    level: 'ok',
    message: `${pluralize(resources, `${type} resource`)}${counted}.`,
    spec: FILE_SPEC,
  })
  return verdicts
}
