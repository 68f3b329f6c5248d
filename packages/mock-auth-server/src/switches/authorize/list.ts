import { authorizeErrorRedirect } from './authorize-error-redirect.ts'
import { authorizeErrors } from './authorize-errors.ts'
import { authorizePost } from './authorize-post.ts'
import { authorizeResponseExtras } from './authorize-response-extras.ts'
import { codeFormat } from './code-format.ts'
import { codeReuse } from './code-reuse.ts'
import { launchFormat } from './launch-format.ts'
import { launchWithoutScope } from './launch-without-scope.ts'
import { redirectUriMatch } from './redirect-uri-match.ts'
import { redirectUriParameter } from './redirect-uri-parameter.ts'
import { scopeParameter } from './scope-parameter.ts'
import { stateMinLength } from './state-min-length.ts'

/** The switches of the authorization endpoint. */
export const AUTHORIZE_SWITCHES = [
  authorizePost,
  stateMinLength,
  scopeParameter,
  redirectUriMatch,
  redirectUriParameter,
  authorizeErrors,
  authorizeErrorRedirect,
  authorizeResponseExtras,
  launchWithoutScope,
  launchFormat,
  codeFormat,
  codeReuse,
] as const
