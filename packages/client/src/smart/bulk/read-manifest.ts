import type { ExportFile } from '../../model/bulk-export.ts'
import type { Verdict } from '../../model/verdict.ts'
import { parseObject } from '../http/parse-object.ts'
import type { RecordedResult } from '../http/recorder.ts'
import { sanitizeText } from '../http/sanitize-text.ts'
import { SmartError } from '../smart-error.ts'
import { bulkData } from '../spec.ts'

const SPEC = bulkData('complete status', 'response---complete-status')
const MOST_FILES = 200
const LONGEST_URL = 4000

export interface Manifest {
  files: ExportFile[]
  transactionTime?: string
  requiresAccessToken: boolean
  /** Defects that do not stop the export. */
  notices: Verdict[]
}

/** Reads the manifest of a finished export. @throws SmartError fhir-invalid (F-305) */
export function readManifest({ text, headers }: RecordedResult): Manifest {
  const json = parseObject(text)
  if (!json) throw unreadable('is not a JSON object')
  if (!Array.isArray(json.output)) throw unreadable('has no output')
  const all = (['output', 'error', 'deleted'] as const).flatMap((section) => filesOf(section, json[section]))
  const { transactionTime, requiresAccessToken, request } = json
  const wrong = [
    ...(typeof transactionTime === 'string' ? [] : ['transactionTime']),
    ...(typeof request === 'string' ? [] : ['request']),
    ...(typeof requiresAccessToken === 'boolean' ? [] : ['requiresAccessToken']),
  ]
  const type = headers.get('content-type')
  return {
    files: all.slice(0, MOST_FILES),
    ...(typeof transactionTime === 'string' ? { transactionTime: sanitizeText(transactionTime) } : {}),
    requiresAccessToken: requiresAccessToken !== false,
    notices: [
      ...(wrong.length > 0 ? [warning(`The manifest lacks ${wrong.join(', ')}.`)] : []),
      ...(/^application\/json\b/i.test(type ?? '')
        ? []
        : [
            warning(
              `The Content-Type of the manifest is ${sanitizeText(type ?? 'missing')}; it must be application/json.`,
            ),
          ]),
      ...(all.length > MOST_FILES
        ? [warning(`The manifest lists ${all.length} files; the first ${MOST_FILES} of them are read.`)]
        : []),
    ],
  }
}

function filesOf(section: ExportFile['section'], list: unknown): ExportFile[] {
  if (!Array.isArray(list)) return []
  return list.map((item: Record<string, unknown> | null) => ({
    section,
    type: typeof item?.type === 'string' ? sanitizeText(item.type) : '?',
    url: typeof item?.url === 'string' ? item.url.slice(0, LONGEST_URL) : '',
    ...(typeof item?.count === 'number' ? { count: item.count } : {}),
  }))
}

const warning = (message: string): Verdict => ({ level: 'warning', message, spec: SPEC })

function unreadable(what: string): SmartError {
  return new SmartError('fhir-invalid', `The export is done (200), but its manifest ${what}.`, {
    whyItMatters: 'Without a list of files the data cannot be fetched; no file is guessed.',
    whatToTry: 'Return a JSON object that has transactionTime, request, requiresAccessToken and output.',
    spec: SPEC,
  })
}
