import type { RuleDeclaration } from '../../core/declare/rule.ts'
import { backendAsksForSystemScopes } from './backend-asks-for-system-scopes.ts'
import { constraintNotExperimental } from './constraint-not-experimental.ts'
import { fhirUserNotProfile } from './fhir-user-not-profile.ts'
import { fhirUserWithOpenid } from './fhir-user-with-openid.ts'
import { launchScopeWithLaunch } from './launch-scope-with-launch.ts'
import { noLaunchScopeStandalone } from './no-launch-scope-standalone.ts'
import { noMoreAfterDenial } from './no-more-after-denial.ts'
import { oneKindOfAccess } from './one-kind-of-access.ts'
import { oneNotation } from './one-notation.ts'
import { onlyWhatIsUsed } from './only-what-is-used.ts'
import { patientScopeWithContext } from './patient-scope-with-context.ts'
import { permissionVersion } from './permission-version.ts'
import { refreshScopeAdvertised } from './refresh-scope-advertised.ts'
import { scopeConstraint } from './scope-constraint.ts'
import { scopeExtension } from './scope-extension.ts'
import { scopeGrammar } from './scope-grammar.ts'
import { scopeResourceType } from './scope-resource-type.ts'
import { scopeSyntax } from './scope-syntax.ts'
import { scopesNotRedundant } from './scopes-not-redundant.ts'
import { systemScopesForBackends } from './system-scopes-for-backends.ts'

export const SCOPES_RULES: readonly RuleDeclaration[] = [
  scopeSyntax,
  scopeGrammar,
  scopeResourceType,
  permissionVersion,
  oneNotation,
  scopeConstraint,
  constraintNotExperimental,
  launchScopeWithLaunch,
  patientScopeWithContext,
  noLaunchScopeStandalone,
  fhirUserWithOpenid,
  fhirUserNotProfile,
  oneKindOfAccess,
  refreshScopeAdvertised,
  backendAsksForSystemScopes,
  systemScopesForBackends,
  scopeExtension,
  onlyWhatIsUsed,
  scopesNotRedundant,
  noMoreAfterDenial,
]
