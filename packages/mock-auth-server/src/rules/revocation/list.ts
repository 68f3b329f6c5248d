import type { RuleDeclaration } from '../../core/declare/rule.ts'
import { introspectionAuthorized } from './introspection-authorized.ts'
import { introspectionRequest } from './introspection-request.ts'
import { notUsedAfterRevocation } from './not-used-after-revocation.ts'
import { revocationRequest } from './revocation-request.ts'

export const REVOCATION_RULES: readonly RuleDeclaration[] = [
  notUsedAfterRevocation,
  introspectionAuthorized,
  introspectionRequest,
  revocationRequest,
]
