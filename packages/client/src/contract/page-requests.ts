import { z } from 'zod'
import type { PageRequest } from '../model/page-request.ts'
import type { RunSummary } from '../model/run.ts'
import { defineResponse, defineRoute } from './define-route.ts'

const requestId = z.string().max(100)

const seen = z.strictObject({
  status: z.int().min(0).max(999),
  statusText: z.string().max(10_000),
  headers: z.array(z.tuple([z.string(), z.string()])).max(1000),
  body: z.string(),
  bytes: z.int().min(0),
})
const unseen = z.strictObject({
  error: z.strictObject({ code: z.enum(['network', 'timeout', 'too-large']), message: z.string().max(2000) }),
})

/** Creates the routes by which a page sends the requests of a run. */
export const pageRequestRoutes = {
  /** Takes one of the run's `pageRequests`, which is returned once; 404 when another tab has taken it. */
  takePageRequest: defineRoute({
    method: 'POST',
    path: '/api/runs/:id/page-requests',
    body: z.strictObject({ requestId }),
    response: defineResponse<PageRequest>(),
  }),
  answerPageRequest: defineRoute({
    method: 'POST',
    path: '/api/runs/:id/page-requests/answer',
    body: z.strictObject({ requestId, answer: z.union([seen, unseen]) }),
    response: defineResponse<RunSummary>(),
  }),
}
