import type { reportRoutes } from '../../contract/reports.ts'
import { SmartError } from '../../smart/smart-error.ts'
import type { ClientServices } from '../http/context.ts'
import { redact } from '../report/redact.ts'
import { toCurl } from '../report/to-curl.ts'
import { toHar } from '../report/to-har.ts'
import { toHtml } from '../report/to-html.ts'
import type { Handlers } from './create-contract-app.ts'

/** Returns the handlers that export a run. */
export function createReportHandlers({ runs }: ClientServices): Handlers<keyof typeof reportRoutes> {
  return {
    getReport: ({ session, params, query: { format }, context }) => {
      const { run } = runs.get(session.id, params.id)
      const redacted = redact(run)
      context.header('Content-Disposition', `attachment; filename="run-${run.number}.${format}"`)
      if (format === 'html')
        return context.html(toHtml(`Run ${run.number}: ${redacted.serverName}`, redacted))
      return format === 'har' ? toHar(redacted) : redacted
    },
    getCurl: ({ session, params, context }) => {
      const { run } = runs.get(session.id, params.id)
      const exchange = run.exchanges.find(({ id }) => id === params.exchangeId)
      if (!exchange) throw new SmartError('not-found', 'The exchange is not in this run.')
      return context.text(toCurl(exchange))
    },
  }
}
