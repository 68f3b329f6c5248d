import type { ConformanceCase } from '../../declare/check.ts'
import { backendAccess } from './backend-access.ts'
import { backendScope } from './backend-scope.ts'
import { backendSecretRefused } from './backend-secret-refused.ts'
import { backendToken } from './backend-token.ts'

/** Cases in the order in which they are reported. */
export const BACKEND_CASES: readonly ConformanceCase[] = [
  ...backendToken,
  ...backendScope,
  ...backendSecretRefused,
  ...backendAccess,
]
