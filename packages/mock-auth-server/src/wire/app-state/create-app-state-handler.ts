import type { FhirReplyDraft } from '../../core/journal/points.ts'
import { PROFILES } from '../../core/oauth/profile.ts'
import type { Endpoint, EndpointContext } from '../shared/endpoint.ts'
import { AppStateError } from './app-state-error.ts'
import { createAppStateErrorReply, toReply } from './replies.ts'

/**
 * Creates the handler of an app state endpoint: its response, or an OperationOutcome, passes the point
 * `app-state.reply`.
 */
export function createAppStateHandler<Loaded>(
  work: (context: EndpointContext<Loaded>) => Promise<FhirReplyDraft>,
): Endpoint<Loaded>['handle'] {
  return async (context) => {
    const { pass, options } = context
    try {
      if (!PROFILES[options.profileVersion].appState) {
        throw new AppStateError(404, 'not-found', `SMART ${options.profileVersion} does not define app state`)
      }
      return toReply(pass('app-state.reply', await work(context)))
    } catch (error) {
      if (!(error instanceof AppStateError)) throw error
      return toReply(pass('app-state.reply', createAppStateErrorReply(error)))
    }
  }
}
