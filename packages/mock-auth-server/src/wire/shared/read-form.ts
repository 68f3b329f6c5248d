import { isEnforced } from '../../core/declare/server-requirements.ts'
import { FORM_MEDIA_TYPE, findRepeatedNames, type IncomingRequest } from '../../core/http/incoming-request.ts'
import { OAuthError, type OAuthErrorCause } from '../../core/oauth/oauth-error.ts'
import type { TenantOptions } from '../../core/oauth/options.ts'

/** Parses the form of a POST, each parameter once (S-051, S-067); throws `invalid_request`. */
export function readForm(
  incoming: IncomingRequest,
  options: Pick<TenantOptions, 'unenforced'>,
): URLSearchParams {
  const { form, mediaType } = incoming
  if (mediaType !== FORM_MEDIA_TYPE) {
    throw new OAuthError(
      'invalid_request',
      `The body must be ${FORM_MEDIA_TYPE}, not ${mediaType || 'without a type'}`,
      { cause: 'contentType' },
    )
  }
  const [repeated] = findRepeatedNames(form)
  if (repeated && isEnforced(options, 'token-repeated-parameters'))
    throw new OAuthError('invalid_request', `The parameter ${repeated} occurs more than once`)
  return form
}

/** Returns a parameter that must be present and not empty; throws `invalid_request`. */
export function requireParam(form: URLSearchParams, name: string, cause?: OAuthErrorCause): string {
  const value = form.get(name)
  if (!value) throw new OAuthError('invalid_request', `The parameter ${name} is missing`, { cause })
  return value
}
