import { z } from 'zod'
import { createReadyResponse } from '../create-ready-response.ts'
import { type AnyRoute, defineRoute } from '../route.ts'

const parts = z
  .record(z.string(), z.object({ status: z.enum(['up', 'down']), reason: z.string().optional() }))
  .describe('What the mock needs to serve requests: its listeners `server` and `canary`.')

const health = defineRoute({
  method: 'GET',
  path: '/health',
  id: 'health',
  summary:
    'Returns the addresses of the mock while its process works, whatever it lacks; without the token, where one is required, only its status.',
  response: z.object({
    status: z.literal('ok'),
    fhirBase: z.url().optional(),
    control: z.url().optional(),
    canary: z.url().optional(),
    parts: parts.optional(),
  }),
  handle: ({ server }) => ({
    status: 'ok',
    fhirBase: `${server.publicUrl}/fhir`,
    control: server.controlUrl,
    canary: server.canaryUrl,
    parts: server.health.list(),
  }),
})

const ready = defineRoute({
  method: 'GET',
  path: '/ready',
  id: 'ready',
  summary:
    'Returns 200 while the mock serves requests, otherwise 503 with the parts that are down; without the token, where one is required, no reasons.',
  response: z.object({ status: z.literal('ready'), parts }),
  failure: {
    status: 503,
    response: z.object({ error: z.string(), status: z.literal('unavailable'), parts }),
  },
  handle: ({ server }) => createReadyResponse(server.health, true),
})

export const HEALTH_ROUTES: readonly AnyRoute[] = [health, ready]
