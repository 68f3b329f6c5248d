import { Hono } from 'hono'
import { z } from 'zod'
import { SmartError } from '../../smart/smart-error.ts'
import type { ClientEnv, ClientServices } from '../http/context.ts'
import { redact } from '../report/redact.ts'
import { toCurl } from '../report/to-curl.ts'
import { toHar } from '../report/to-har.ts'
import { toHtml } from '../report/to-html.ts'

/** What can be taken along from a run. */
export function reportRoutes({ runs }: ClientServices): Hono<ClientEnv> {
  return new Hono<ClientEnv>()
    .get('/:id/report', (c) => {
      const { run } = runs.get(c.var.session.id, c.req.param('id'))
      const format = z.enum(['json', 'html', 'har']).parse(c.req.query('format') ?? 'json')
      const redacted = redact(run)
      c.header('Content-Disposition', `attachment; filename="run-${run.number}.${format}"`)
      if (format === 'html') return c.html(toHtml(redacted))
      return c.json(format === 'har' ? toHar(redacted) : redacted)
    })
    .get('/:id/exchanges/:exchangeId/curl', (c) => {
      const { run } = runs.get(c.var.session.id, c.req.param('id'))
      const exchange = run.exchanges.find(({ id }) => id === c.req.param('exchangeId'))
      if (!exchange) throw new SmartError('not-found', 'There is no such exchange in this run.')
      return c.text(toCurl(exchange))
    })
}
