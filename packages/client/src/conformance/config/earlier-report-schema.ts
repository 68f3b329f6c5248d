import { z } from 'zod'
import type { Exchange } from '../../model/exchange.ts'
import { OUTCOMES } from '../declare/outcome.ts'

const headers = z.array(z.tuple([z.string(), z.string()]))

/** An exchange as far as reports show it. */
const exchange = z.object({
  id: z.string(),
  request: z.object({ method: z.string(), url: z.string(), headers, body: z.string().optional() }),
  response: z.object({ status: z.number(), statusText: z.string(), headers, body: z.string() }).optional(),
  error: z.object({ message: z.string() }).optional(),
})

/** The JSON report of an earlier run, as far as a run that continues it reads it. */
export const earlierReportSchema = z.object({
  format: z.literal('smart-client-conformance'),
  version: z.literal(1),
  fhirBase: z.string(),
  smartVersion: z.string(),
  startedAt: z.iso.datetime(),
  cases: z.array(
    z.object({
      id: z.string(),
      outcome: z.enum(OUTCOMES),
      messages: z.array(z.string()),
      exchangeIds: z.array(z.string()),
      durationMs: z.number(),
      curl: z.string().optional(),
    }),
  ),
  capabilities: z.array(z.object({ capability: z.string(), advertised: z.boolean().optional() })),
  exchanges: z.array(z.custom<Exchange>((value) => exchange.safeParse(value).success)),
})
