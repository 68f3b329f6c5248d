import type { ConformanceCase } from '../../declare/check.ts'
import { appStateAccess } from './app-state-access.ts'
import { appStateChange } from './app-state-change.ts'
import { appStateCreate } from './app-state-create.ts'
import { introspectionActive } from './introspection-active.ts'
import { introspectionAuthorization } from './introspection-authorization.ts'
import { introspectionContext } from './introspection-context.ts'
import { introspectionInactive } from './introspection-inactive.ts'
import { managementPage } from './management-page.ts'
import { revocationEffect } from './revocation-effect.ts'
import { revocationRequests } from './revocation-requests.ts'

/** Cases in the order in which they are reported. */
export const SERVICES_CASES: readonly ConformanceCase[] = [
  ...introspectionInactive,
  ...introspectionActive,
  ...introspectionContext,
  ...introspectionAuthorization,
  ...revocationRequests,
  ...revocationEffect,
  ...managementPage,
  ...appStateAccess,
  ...appStateCreate,
  ...appStateChange,
]
