import type { RuleDeclaration } from '../../core/declare/rule.ts'
import { secretsInPlace } from './secrets-in-place.ts'
import { secretsNotInCookies } from './secrets-not-in-cookies.ts'
import { secretsNotInReferer } from './secrets-not-in-referer.ts'
import { secretsNotInUrl } from './secrets-not-in-url.ts'
import { secretsStayHere } from './secrets-stay-here.ts'

export const SECRETS_RULES: readonly RuleDeclaration[] = [
  secretsStayHere,
  secretsNotInReferer,
  secretsInPlace,
  secretsNotInUrl,
  secretsNotInCookies,
]
