import type { AppState, AppStateAnswer } from '../../model/app-state.ts'
import type { SessionTools } from '../session/refresh-session.ts'
import type { Session } from '../session/session.ts'
import { appState } from '../spec.ts'
import { createIfMatchHeader } from './create-if-match-header.ts'
import { requestAppState } from './request-app-state.ts'

/** Deletes only the loaded version; its id is not requested again (C-184). */
export function deleteState(
  session: Session,
  tools: SessionTools,
  { id, version }: Pick<AppState, 'id' | 'version'>,
): Promise<AppStateAnswer> {
  return requestAppState(
    session,
    tools,
    (step) => {
      const headers = createIfMatchHeader(version ? { version } : {}, step)
      return {
        method: 'DELETE',
        id,
        send: (client) => client.delete({ resourceType: 'Basic', id, options: { headers } }),
      }
    },
    ({ status }) => ({
      verdict: { level: 'ok', message: `${status}: deleted.`, spec: appState('Deletes', 'deletes') },
      states: [],
      mustLoad: false,
    }),
  )
}
