import type { RuleDeclaration } from '../../core/declare/rule.ts'
import { appStateIfMatch } from './app-state-if-match.ts'
import { appStateQuery } from './app-state-query.ts'
import { appStateResource } from './app-state-resource.ts'

export const APP_STATE_RULES: readonly RuleDeclaration[] = [appStateIfMatch, appStateResource, appStateQuery]
