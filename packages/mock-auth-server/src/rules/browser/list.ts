import type { RuleDeclaration } from '../../core/declare/rule.ts'
import { noCookiesAcrossOrigins } from './no-cookies-across-origins.ts'
import { noScriptTags } from './no-script-tags.ts'
import { originRegistered } from './origin-registered.ts'
import { preflightWithinCors } from './preflight-within-cors.ts'

export const BROWSER_RULES: readonly RuleDeclaration[] = [
  preflightWithinCors,
  noCookiesAcrossOrigins,
  originRegistered,
  noScriptTags,
]
