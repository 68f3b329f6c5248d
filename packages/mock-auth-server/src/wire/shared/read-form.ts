import { FORM, type Incoming, repeatedNames } from '../../core/http/incoming.ts'
import { OAuthError } from '../../core/oauth/oauth-error.ts'

/** The form of a POST, each parameter once (S-051, S-067); throws `invalid_request`. */
export function readForm(incoming: Incoming): URLSearchParams {
  const { form, mediaType } = incoming
  if (mediaType !== FORM) {
    throw new OAuthError('invalid_request', `The body must be ${FORM}, not ${mediaType || 'without a type'}`)
  }
  const [repeated] = repeatedNames(form)
  if (repeated) throw new OAuthError('invalid_request', `The parameter ${repeated} occurs more than once`)
  return form
}

/** A parameter that must be there and not be empty; throws `invalid_request`. */
export function requiredParam(form: URLSearchParams, name: string): string {
  const value = form.get(name)
  if (!value) throw new OAuthError('invalid_request', `The parameter ${name} is missing`)
  return value
}
