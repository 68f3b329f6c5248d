import { buildExportPath } from '../../smart/bulk/build-export-path.ts'
import { SmartError } from '../../smart/smart-error.ts'
import type { ClientServices } from '../http/context.ts'
import { createTokenNotifier } from '../runs/create-token-notifier.ts'
import { exportInBackground } from '../runs/export-in-background.ts'
import { toSummary } from '../runs/to-summary.ts'
import type { Handlers } from './create-contract-app.ts'
import { requireSignedInRun } from './signed-in-run.ts'

/** Returns the handlers of bulk data export, for a run that has a token. */
export function createExportHandlers({ runs }: ClientServices): Handlers<'startExport' | 'endExport'> {
  return {
    startExport: (call) => {
      const { live, session, hub } = requireSignedInRun(runs, call)
      // A request that cannot be sent is refused at the form, before the export starts.
      buildExportPath(call.body)
      exportInBackground(live, call.body, createTokenNotifier(live, session, hub))
      return toSummary(live.run)
    },
    endExport: async (call) => {
      const { live } = requireSignedInRun(runs, call)
      if (!live.endExport) throw new SmartError('not-found', 'This run has no export.')
      await live.endExport()
      return toSummary(live.run)
    },
  }
}
