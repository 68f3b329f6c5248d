import { renderErrorPage } from '../../faults/authorize/render-error-page.ts'

/** The page of a server that keeps all errors of authorize requests to itself. */
export const OAUTH_ERROR_PAGE = renderErrorPage(
  'OAuth2 Error',
  'OAuth2 Error',
  'Something went wrong trying to authorize the client. Please try logging in again.',
)
