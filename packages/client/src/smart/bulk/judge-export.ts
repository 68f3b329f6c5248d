import type { ExportFile } from '../../model/bulk-export.ts'
import { pluralize } from '../../model/pluralize.ts'
import type { Verdict } from '../../model/verdict.ts'

/** Returns the outcome of an export whose files were read, in a sentence. */
export function judgeExport(files: readonly ExportFile[]): Verdict {
  const output = files.filter(({ section }) => section === 'output')
  const failed = files.filter(({ read }) => !read || read.verdict.level === 'error').length
  const isPartial = files.some(({ section, read }) => section === 'error' && (read?.resources ?? 0) > 0)
  const resources = output.reduce((sum, { read }) => sum + (read?.resources ?? 0), 0)
  const words = [
    output.length === 0
      ? 'The export is empty: it has no output.'
      : `${pluralize(resources, 'resource')} in ${pluralize(output.length, 'file')}.`,
    ...(failed > 0 ? [`${failed} of ${pluralize(files.length, 'file')} could not be read completely.`] : []),
    ...(isPartial ? ['The server could not export everything.'] : []),
    ...(files.some(({ section }) => section === 'deleted') ? ['Some resources were deleted.'] : []),
  ]
  return {
    level: failed > 0 ? 'error' : isPartial ? 'warning' : output.length === 0 ? 'info' : 'ok',
    message: words.join(' '),
    ...(failed > 0 ? { whatToTry: 'Check the files below; data that could not be read is missing.' } : {}),
  }
}
