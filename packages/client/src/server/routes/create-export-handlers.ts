import { Hono } from 'hono'
import { z } from 'zod'
import { buildExportPath } from '../../smart/bulk/build-export-path.ts'
import { SmartError } from '../../smart/smart-error.ts'
import type { ClientEnv, ClientServices } from '../http/context.ts'
import { createTokenNotifier } from '../runs/create-token-notifier.ts'
import { exportInBackground } from '../runs/export-in-background.ts'
import { toSummary } from '../runs/to-summary.ts'
import { requireSignedInRun } from './signed-in-run.ts'

const LONGEST_PATIENCE_S = 12 * 3600

const wishSchema = z.strictObject({
  level: z.enum(['system', 'patient', 'group']),
  group: z.string().max(64).optional(),
  types: z.array(z.string()).max(200).optional(),
  since: z.string().max(50).optional(),
  outputFormat: z.string().max(100).optional(),
  patienceS: z.int().min(1).max(LONGEST_PATIENCE_S).optional(),
  beyondGrant: z.boolean().optional(),
})

/** Bulk data export of a run that has a token. */
export function exportRoutes({ runs }: ClientServices): Hono<ClientEnv> {
  return new Hono<ClientEnv>()
    .post('/:id/export', async (c) => {
      const wish = wishSchema.parse(await c.req.json())
      const { live, session, hub } = requireSignedInRun(runs, c)
      // What cannot be asked for is refused at the form, before anything begins.
      buildExportPath(wish)
      exportInBackground(live, wish, createTokenNotifier(live, session, hub))
      return c.json(toSummary(live.run))
    })
    .delete('/:id/export', async (c) => {
      const { live } = requireSignedInRun(runs, c)
      if (!live.endExport) throw new SmartError('not-found', 'This run has no export.')
      await live.endExport()
      return c.json(toSummary(live.run))
    })
}
