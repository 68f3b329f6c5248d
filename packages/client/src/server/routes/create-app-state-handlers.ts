import type { appStateRoutes } from '../../contract/app-state.ts'
import type { AppStateAnswer } from '../../model/api.ts'
import { deleteState } from '../../smart/app-state/delete-state.ts'
import { loadStates } from '../../smart/app-state/load-states.ts'
import { saveState } from '../../smart/app-state/save-state.ts'
import type { ClientServices } from '../http/context.ts'
import { createTokenNotifier } from '../runs/create-token-notifier.ts'
import type { Handlers } from './create-contract-app.ts'
import { type RunCall, requireSignedInRun, type SignedInRun } from './signed-in-run.ts'

/** Returns the handlers of app state with the tokens of a run. */
export function createAppStateHandlers({ runs }: ClientServices): Handlers<keyof typeof appStateRoutes> {
  const withTokens = async (call: RunCall, work: (found: SignedInRun) => Promise<AppStateAnswer>) => {
    const found = requireSignedInRun(runs, call)
    const tell = createTokenNotifier(found.live, found.session, found.hub)
    const answer = await work(found)
    tell()
    return answer
  }
  return {
    loadState: (call) => withTokens(call, ({ session, live }) => loadStates(session, live.tools, call.body)),
    saveState: (call) => withTokens(call, ({ session, live }) => saveState(session, live.tools, call.body)),
    deleteState: (call) =>
      withTokens(call, ({ session, live }) => deleteState(session, live.tools, call.body)),
  }
}
