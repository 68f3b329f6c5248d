import { Hono } from 'hono'
import { z } from 'zod'
import type { AppState, AppStateAnswer, AppStateDraft, AppStateKey } from '../../model/api.ts'
import { deleteState } from '../../smart/app-state/delete-state.ts'
import { loadStates } from '../../smart/app-state/load-states.ts'
import { saveState } from '../../smart/app-state/save-state.ts'
import { parseEtag } from '../../smart/fhir/etag.ts'
import { isFhirId } from '../../smart/fhir/reference.ts'
import type { ClientEnv, ClientServices } from '../http/context.ts'
import { createTokenNotifier } from '../runs/create-token-notifier.ts'
import { type RunContext, requireSignedInRun, type SignedInRun } from './signed-in-run.ts'

const keyFields = {
  code: z.string().min(1, 'Say what the state is called, as system|code.').max(500),
  subject: z
    .url({ protocol: /^https?$/ })
    .max(2_000)
    .optional(),
}
const id = z.string().refine(isFhirId, 'This is no id.')
const version = z
  .string()
  .refine((text) => parseEtag(text) === text, 'This is no ETag.')
  .optional()

const keySchema = z.strictObject(keyFields)
const draftSchema = z.strictObject({
  ...keyFields,
  id: id.optional(),
  version,
  values: z.array(z.strictObject({ url: z.string().max(2_000), value: z.string().max(1_000_000) })).max(50),
})
const versionSchema = z.strictObject({ id, version })

/** App state with the tokens of a run. */
export function appStateRoutes({ runs }: ClientServices): Hono<ClientEnv> {
  const withTokens = async (c: RunContext, work: (found: SignedInRun) => Promise<AppStateAnswer>) => {
    const found = requireSignedInRun(runs, c)
    const tell = createTokenNotifier(found.live, found.session, found.hub)
    const answer = await work(found)
    tell()
    return answer
  }
  return new Hono<ClientEnv>()
    .post('/:id/app-state/load', async (c) => {
      const key = keySchema.parse(await c.req.json()) as AppStateKey
      return c.json(await withTokens(c, ({ session, live }) => loadStates(session, live.tools, key)))
    })
    .post('/:id/app-state/save', async (c) => {
      const draft = draftSchema.parse(await c.req.json()) as AppStateDraft
      return c.json(await withTokens(c, ({ session, live }) => saveState(session, live.tools, draft)))
    })
    .post('/:id/app-state/delete', async (c) => {
      const state = versionSchema.parse(await c.req.json()) as Pick<AppState, 'id' | 'version'>
      return c.json(await withTokens(c, ({ session, live }) => deleteState(session, live.tools, state)))
    })
}
