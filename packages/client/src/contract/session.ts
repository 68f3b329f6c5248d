import { z } from 'zod'
import type { FhirResult, ResourceCapability } from '../model/fhir-query.ts'
import type { RunSummary } from '../model/run.ts'
import type { TokenActionResult, TokenView } from '../model/token-view.ts'
import { defineResponse, defineRoute } from './define-route.ts'

const LONGEST_PATIENCE_S = 12 * 3600

const tokenSchema = z.strictObject({ token: z.enum(['access_token', 'refresh_token']) })

const querySchema = z.strictObject({
  method: z.enum(['GET', 'POST', 'PUT', 'PATCH', 'DELETE']),
  path: z.string().min(1, 'Enter a path, for example Patient/17.').max(20_000),
  headers: z
    .array(z.tuple([z.string(), z.string()]))
    .max(50)
    .optional(),
  body: z.string().max(5_000_000).optional(),
  pages: z.int().min(1).max(20).optional(),
  beyondGrant: z.boolean().optional(),
})

const exportSchema = z.strictObject({
  level: z.enum(['system', 'patient', 'group']),
  group: z.string().max(64).optional(),
  types: z.array(z.string()).max(200).optional(),
  since: z.string().max(50).optional(),
  outputFormat: z.string().max(100).optional(),
  timeoutS: z.int().min(1).max(LONGEST_PATIENCE_S).optional(),
  beyondGrant: z.boolean().optional(),
})

/** Creates the routes for runs that have tokens. */
export const sessionRoutes = {
  getTokens: defineRoute({
    method: 'GET',
    path: '/api/runs/:id/tokens',
    response: defineResponse<TokenView>(),
  }),
  refreshTokens: defineRoute({
    method: 'POST',
    path: '/api/runs/:id/refresh',
    body: z.strictObject({ scope: z.string().max(20_000).optional() }),
    response: defineResponse<TokenActionResult>(),
  }),
  revokeToken: defineRoute({
    method: 'POST',
    path: '/api/runs/:id/revoke',
    body: tokenSchema,
    response: defineResponse<TokenActionResult>(),
  }),
  introspectToken: defineRoute({
    method: 'POST',
    path: '/api/runs/:id/introspect',
    body: tokenSchema,
    response: defineResponse<TokenActionResult>(),
  }),
  /** Revokes what can be revoked and forgets the tokens. */
  logOut: defineRoute({
    method: 'POST',
    path: '/api/runs/:id/logout',
    response: defineResponse<RunSummary>(),
  }),
  queryFhir: defineRoute({
    method: 'POST',
    path: '/api/runs/:id/fhir',
    body: querySchema,
    response: defineResponse<FhirResult>(),
  }),
  listCapabilities: defineRoute({
    method: 'GET',
    path: '/api/runs/:id/capabilities',
    response: defineResponse<ResourceCapability[]>(),
  }),
  /** Starts a bulk data export, one at a time; its progress is `export` of the run. */
  startExport: defineRoute({
    method: 'POST',
    path: '/api/runs/:id/export',
    body: exportSchema,
    response: defineResponse<RunSummary>(),
  }),
  /** Cancels the export, or deletes a finished one at the server. */
  endExport: defineRoute({
    method: 'DELETE',
    path: '/api/runs/:id/export',
    response: defineResponse<RunSummary>(),
  }),
}
