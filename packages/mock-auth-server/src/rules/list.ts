import type { RuleDeclaration } from '../core/declare/rule.ts'
import { APP_STATE_RULES } from './app-state/list.ts'
import { AUTHORIZE_RULES } from './authorize/list.ts'
import { BROWSER_RULES } from './browser/list.ts'
import { CLIENT_AUTH_RULES } from './client-auth/list.ts'
import { DISCOVERY_RULES } from './discovery/list.ts'
import { FHIR_RULES } from './fhir/list.ts'
import { ID_TOKEN_RULES } from './id-token/list.ts'
import { LAUNCH_RULES } from './launch/list.ts'
import { REFRESH_RULES } from './refresh/list.ts'
import { REGISTRATION_RULES } from './registration/list.ts'
import { REVOCATION_RULES } from './revocation/list.ts'
import { SCOPES_RULES } from './scopes/list.ts'
import { SECRETS_RULES } from './secrets/list.ts'
import { TOKEN_RULES } from './token/list.ts'

/** Every declared rule, in the order of the handshake. */
export const RULES: readonly RuleDeclaration[] = [
  ...LAUNCH_RULES,
  ...DISCOVERY_RULES,
  ...AUTHORIZE_RULES,
  ...SCOPES_RULES,
  ...TOKEN_RULES,
  ...CLIENT_AUTH_RULES,
  ...REFRESH_RULES,
  ...FHIR_RULES,
  ...ID_TOKEN_RULES,
  ...SECRETS_RULES,
  ...REVOCATION_RULES,
  ...BROWSER_RULES,
  ...REGISTRATION_RULES,
  ...APP_STATE_RULES,
]
