import { z } from 'zod'
import type { AppStateAnswer } from '../model/app-state.ts'
import { parseEtag } from '../smart/fhir/etag.ts'
import { isFhirId } from '../smart/fhir/reference.ts'
import { defineResponse, defineRoute } from './define-route.ts'

const keyFields = {
  code: z.string().min(1, 'Enter the code of the state as system|code.').max(500),
  subject: z
    .url({ protocol: /^https?$/ })
    .max(2_000)
    .optional(),
}
const id = z.string().refine(isFhirId, 'This is not an id.')
const version = z
  .string()
  .refine((text) => parseEtag(text) === text, 'This is not an ETag.')
  .optional()

/** Creates the routes for app state with the tokens of a run. */
export const appStateRoutes = {
  /** State of a code and subject. */
  loadState: defineRoute({
    method: 'POST',
    path: '/api/runs/:id/app-state/load',
    body: z.strictObject(keyFields),
    response: defineResponse<AppStateAnswer>(),
  }),
  saveState: defineRoute({
    method: 'POST',
    path: '/api/runs/:id/app-state/save',
    body: z.strictObject({
      ...keyFields,
      id: id.optional(),
      version,
      values: z
        .array(z.strictObject({ url: z.string().max(2_000), value: z.string().max(1_000_000) }))
        .max(50),
    }),
    response: defineResponse<AppStateAnswer>(),
  }),
  deleteState: defineRoute({
    method: 'POST',
    path: '/api/runs/:id/app-state/delete',
    body: z.strictObject({ id, version }),
    response: defineResponse<AppStateAnswer>(),
  }),
}
