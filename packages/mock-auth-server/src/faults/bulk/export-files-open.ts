import { defineFault } from '../../core/declare/fault.ts'
import { bulkData } from '../../core/declare/spec.ts'
import { fetchesFilesWithoutToken } from '../../expectations/index.ts'
import { classifyExportRequest } from './classify-export-request.ts'
import { withManifest } from './with-manifest.ts'

export const exportFilesOpen = defineFault({
  name: 'export-files-open',
  title: 'Export files that need no token',
  kind: 'must-reject',
  catalogueIds: ['F-307'],
  spec: bulkData('response---complete-status'),
  description:
    'The manifest says requiresAccessToken false, and the server gives the files to any caller without a token.',
  requirement: 'Request the files without an Authorization header.',
  steps: ['bulk'],
  points: {
    'fhir.reply': (answer) =>
      withManifest(answer, (manifest) => ({ ...manifest, requiresAccessToken: false })),
  },
  companions: {
    options: (options, context) => {
      const bare = !context.request.headers.some(([name]) => name.toLowerCase() === 'authorization')
      return context.strikeCount > 0 && bare && classifyExportRequest(context) === 'file'
        ? { ...options, tokens: 'any' }
        : options
    },
  },
  expects: fetchesFilesWithoutToken(),
})
