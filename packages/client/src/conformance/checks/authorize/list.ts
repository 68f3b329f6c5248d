import type { ConformanceCase } from '../../declare/check.ts'
import { authorizeAudience } from './authorize-audience.ts'
import { authorizeConsentNarrowed } from './authorize-consent-narrowed.ts'
import { authorizeDenied } from './authorize-denied.ts'
import { authorizeErrorResponse } from './authorize-error-response.ts'
import { authorizeLaunchRole } from './authorize-launch-role.ts'
import { authorizeParameters } from './authorize-parameters.ts'
import { authorizePkce } from './authorize-pkce.ts'
import { authorizePost } from './authorize-post.ts'
import { authorizeRedirect } from './authorize-redirect.ts'
import { authorizeRedirectUri } from './authorize-redirect-uri.ts'
import { authorizeRequiredParameters } from './authorize-required-parameters.ts'
import { authorizeResponseIss } from './authorize-response-iss.ts'
import { authorizeScopeUnknown } from './authorize-scope-unknown.ts'
import { authorizeScopesSupported } from './authorize-scopes-supported.ts'
import { authorizeState } from './authorize-state.ts'
import { authorizeUnknownClient } from './authorize-unknown-client.ts'
import { signInPage } from './sign-in-page.ts'
import { standaloneLogin } from './standalone-login.ts'

/** Cases in the order in which they are reported. */
export const AUTHORIZE_CASES: readonly ConformanceCase[] = [
  ...authorizeUnknownClient,
  ...authorizeRedirectUri,
  ...authorizeRequiredParameters,
  ...authorizeAudience,
  ...authorizePkce,
  ...authorizeParameters,
  ...authorizeScopeUnknown,
  ...authorizePost,
  ...authorizeResponseIss,
  ...standaloneLogin,
  ...authorizeState,
  ...authorizeRedirect,
  ...authorizeErrorResponse,
  ...authorizeDenied,
  ...authorizeConsentNarrowed,
  ...signInPage,
  ...authorizeScopesSupported,
  ...authorizeLaunchRole,
]
