import type { RuleDeclaration } from '../../core/declare/rule.ts'
import { backendNeverRefreshes } from './backend-never-refreshes.ts'
import { newTokenUsed } from './new-token-used.ts'
import { noRefreshAfterInvalidGrant } from './no-refresh-after-invalid-grant.ts'
import { refreshAlone } from './refresh-alone.ts'
import { refreshScopeNeeded } from './refresh-scope-needed.ts'
import { refreshScopeWithin } from './refresh-scope-within.ts'
import { refreshTokenKnown } from './refresh-token-known.ts'
import { refreshTokenLatest } from './refresh-token-latest.ts'
import { refreshWhenDue } from './refresh-when-due.ts'

export const REFRESH_RULES: readonly RuleDeclaration[] = [
  refreshTokenKnown,
  refreshTokenLatest,
  refreshScopeNeeded,
  refreshScopeWithin,
  refreshAlone,
  refreshWhenDue,
  noRefreshAfterInvalidGrant,
  newTokenUsed,
  backendNeverRefreshes,
]
