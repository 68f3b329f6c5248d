import type { Source } from '../../declare/case-tools.ts'
import { toForm } from '../../sources/basic-request.ts'
import { type RefreshResult, refresh, refreshBy } from '../../sources/login/refreshes.ts'

/** Refreshes as the public client, with nothing but the refresh token. */
export const refreshWithoutId = ((tools) =>
  refreshBy(tools, 'public', (parameters) => ({ body: toForm(parameters) }))) satisfies Source<RefreshResult>

/** Refreshes as the public client, with client_id. */
export const refreshWithId = ((tools) => refresh(tools, 'public')) satisfies Source<RefreshResult>
