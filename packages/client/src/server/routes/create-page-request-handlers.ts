import type { pageRequestRoutes } from '../../contract/page-requests.ts'
import type { ClientServices } from '../http/context.ts'
import { toSummary } from '../runs/to-summary.ts'
import type { Handlers } from './create-contract-app.ts'

/** Returns the handlers by which a page sends the requests of a run. */
export function createPageRequestHandlers({
  runs,
}: ClientServices): Handlers<keyof typeof pageRequestRoutes> {
  return {
    takePageRequest: ({ session, params, body }) => runs.get(session.id, params.id).page.take(body.requestId),
    answerPageRequest: ({ session, params, body }) => {
      const { page, run } = runs.get(session.id, params.id)
      page.answer(body.requestId, body.answer)
      return toSummary(run)
    },
  }
}
