import type { RuleDeclaration } from '../../core/declare/rule.ts'
import { brandsRevalidated } from './brands-revalidated.ts'
import { registeredUrls } from './registered-urls.ts'

export const REGISTRATION_RULES: readonly RuleDeclaration[] = [registeredUrls, brandsRevalidated]
