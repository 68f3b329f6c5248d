import type { ExportFile, ExportFileContents } from '../../model/bulk-export.ts'
import { sanitizeText } from '../http/sanitize-text.ts'
import { findWorstVerdict } from '../run/find-worst-verdict.ts'
import { toSmartError } from '../smart-error.ts'
import { type ExportJob, recordExportStep } from './export-job.ts'
import { fetchFile } from './fetch-file.ts'
import { judgeFile } from './judge-file.ts'
import { readLines } from './read-lines.ts'

/**
 * Fetches a file of the manifest as a step and counts what is in it; what is wrong with it is its verdict. `undefined`
 * when cancelled.
 */
export async function readFile(job: ExportJob, file: ExportFile): Promise<ExportFileContents | undefined> {
  let stepId = ''
  try {
    return await recordExportStep(job, 'export-file', async (step) => {
      stepId = step.id
      step.title(`Export file ${nameOf(file)}`)
      const result = await fetchFile(job, step, file.url)
      const { wrong, ...lines } = readLines(result, file)
      const verdicts = judgeFile(file, { ...lines, wrong }, result.headers.get('content-type') ?? '')
      step.notice(...verdicts)
      step.detail(
        ...lines.broken.map(({ line, why }) => ({ name: `line ${line}`, value: why })),
        ...lines.issues.map(({ severity, text }) => ({ name: severity, value: text })),
        ...lines.deletions.map((value) => ({ name: 'deleted', value })),
      )
      const verdict = findWorstVerdict(verdicts) ?? { level: 'ok', message: '' }
      return { ...lines, verdict, stepId }
    })
  } catch (thrown) {
    const verdict = toSmartError(thrown).toVerdict()
    return { verdict, stepId, resources: 0, bytes: 0, broken: [], issues: [], deletions: [] }
  }
}

function nameOf({ url, type }: ExportFile): string {
  const last = URL.canParse(url) ? new URL(url).pathname.split('/').at(-1) : ''
  return sanitizeText(last || type).slice(0, 80)
}
