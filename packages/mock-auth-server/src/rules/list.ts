import type { RuleDeclaration } from '../core/declare/rule.ts'
import { APP_STATE_RULES } from './app-state/list.ts'
import { AUTHORIZE_RULES } from './authorize/list.ts'
import { BROWSER_RULES } from './browser/list.ts'
import { CLIENT_AUTH_RULES } from './client-auth/list.ts'
import { DISCOVERY_RULES } from './discovery/list.ts'
import { withoutUnreadable } from './evidence/requests/without-unreadable.ts'
import { FHIR_RULES } from './fhir/list.ts'
import { ID_TOKEN_RULES } from './id-token/list.ts'
import { LAUNCH_RULES } from './launch/list.ts'
import { REFRESH_RULES } from './refresh/list.ts'
import { REGISTRATION_RULES } from './registration/list.ts'
import { REVOCATION_RULES } from './revocation/list.ts'
import { SCOPES_RULES } from './scopes/list.ts'
import { SECRETS_RULES } from './secrets/list.ts'
import { TOKEN_RULES } from './token/list.ts'

/** Every declared rule by the folder that declares it, in the order of the handshake. */
export const RULE_GROUPS: Readonly<Record<string, readonly RuleDeclaration[]>> = {
  launch: LAUNCH_RULES,
  discovery: DISCOVERY_RULES,
  authorize: AUTHORIZE_RULES,
  scopes: SCOPES_RULES,
  token: TOKEN_RULES,
  'client-auth': CLIENT_AUTH_RULES,
  refresh: REFRESH_RULES,
  fhir: FHIR_RULES,
  'id-token': ID_TOKEN_RULES,
  secrets: SECRETS_RULES,
  revocation: REVOCATION_RULES,
  browser: BROWSER_RULES,
  registration: REGISTRATION_RULES,
  'app-state': APP_STATE_RULES,
}

/** Every declared rule, in the order of the authorization flow. */
export const RULES: readonly RuleDeclaration[] = Object.values(RULE_GROUPS).flat().map(withoutUnreadable)
