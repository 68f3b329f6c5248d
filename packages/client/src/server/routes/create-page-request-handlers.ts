import { Hono } from 'hono'
import { z } from 'zod'
import type { ClientEnv, ClientServices } from '../http/context.ts'
import { toSummary } from '../runs/to-summary.ts'

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
const answerSchema = z.strictObject({ requestId, answer: z.union([seen, unseen]) })

/** What a page needs to send the requests of a run. */
export function pageRequestRoutes({ runs }: ClientServices): Hono<ClientEnv> {
  return new Hono<ClientEnv>()
    .post('/:id/page-requests', async (c) => {
      const { page } = runs.get(c.var.session.id, c.req.param('id'))
      return c.json(page.take(z.strictObject({ requestId }).parse(await c.req.json()).requestId))
    })
    .post('/:id/page-requests/answer', async (c) => {
      const { page, run } = runs.get(c.var.session.id, c.req.param('id'))
      const { requestId: id, answer } = answerSchema.parse(await c.req.json())
      page.answer(id, answer)
      return c.json(toSummary(run))
    })
}
