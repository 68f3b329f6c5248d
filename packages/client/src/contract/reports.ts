import { z } from 'zod'
import { defineResponse, defineRoute } from './define-route.ts'

/** Creates the routes that export a run. */
export const reportRoutes = {
  /** A download, redacted. */
  getReport: defineRoute({
    method: 'GET',
    path: '/api/runs/:id/report',
    query: z.object({ format: z.enum(['json', 'html', 'har']).default('json') }),
    response: defineResponse<unknown>(),
  }),
  /** text/plain; secrets and tokens as shell variables. */
  getCurl: defineRoute({
    method: 'GET',
    path: '/api/runs/:id/exchanges/:exchangeId/curl',
    response: defineResponse<string>(),
  }),
}
