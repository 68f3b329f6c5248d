import { sanitizeText } from '../http/sanitize-text.ts'
import { SmartError } from '../smart-error.ts'
import { appLaunch, rfc } from '../spec.ts'
import { explainAuthorizeError } from './explain-authorize-error.ts'

/** The known parameters of a callback; others are ignored (F-075, F-084). */
export interface Callback {
  state: string
  code?: string
  error?: string
  errorDescription?: string
  iss?: string
}

/**
 * Reads the query of a callback. Only the query counts: a fragment never reaches the backend (F-081, F-082).
 *
 * @throws SmartError callback-invalid or state-mismatch (F-049, F-051, F-056, F-059).
 */
export function readCallback(query: URLSearchParams): Callback {
  for (const name of ['state', 'code', 'error', 'iss']) {
    if (query.getAll(name).length > 1) {
      throw new SmartError('callback-invalid', `The callback carries "${name}" more than once.`, {
        whyItMatters: 'Two parsers could each use a different value, which allows checks to be bypassed.',
        whatToTry: 'The authorization server must send every parameter once.',
        spec: rfc(6749, '3.1'),
      })
    }
  }
  const state = query.get('state')
  if (!state) {
    throw new SmartError(
      'state-mismatch',
      'The callback carries no state, so it does not belong to a login of this browser.',
      {
        whyItMatters:
          'Without state, an attacker could inject their own code, and so their own account, into this session.',
        whatToTry: 'The authorization server must return state exactly as it was sent, in errors too.',
        spec: appLaunch('step 4', 'obtain-authorization-code'),
      },
    )
  }
  return {
    state,
    ...take(query, 'code', 'code'),
    ...take(query, 'error', 'error'),
    ...take(query, 'error_description', 'errorDescription'),
    ...take(query, 'iss', 'iss'),
  }
}

function take<K extends string>(query: URLSearchParams, name: string, key: K): { [key in K]?: string } {
  const value = query.get(name)
  return value === null ? {} : ({ [key]: value } as { [key in K]: string })
}

/** The values that the callback is compared with. */
export interface ExpectedCallback {
  issuer: string | undefined
  issRequired: boolean
}

/**
 * Returns the code of a callback whose state matched.
 *
 * @throws SmartError authorization-refused, issuer-mismatch or callback-invalid (F-057 … F-080).
 */
export function requireCode(callback: Callback, expected: ExpectedCallback): string {
  checkIssuer(callback.iss, expected)
  if (callback.error !== undefined) {
    const said = callback.errorDescription ? `: "${sanitizeText(callback.errorDescription)}"` : ''
    throw new SmartError(
      'authorization-refused',
      `The authorization server returned ${sanitizeText(callback.error)}${said}.`,
      {
        ...explainAuthorizeError(callback.error),
        oauth: callback.error,
      },
    )
  }
  if (!callback.code) {
    throw new SmartError('callback-invalid', 'The callback carries neither a code nor an error.', {
      whatToTry: 'After consent the authorization server must redirect with code and state in the query.',
      spec: rfc(6749, '4.1.2'),
    })
  }
  return callback.code
}

function checkIssuer(iss: string | undefined, { issuer, issRequired }: ExpectedCallback): void {
  if (iss === undefined ? !issRequired : issuer === undefined || iss === issuer) return
  const seen =
    iss === undefined
      ? 'no iss, though the server says it always sends one'
      : `iss "${sanitizeText(iss)}", not "${issuer}"`
  throw new SmartError('issuer-mismatch', `The callback carries ${seen}.`, {
    whyItMatters:
      'The response may be from another authorization server (mix-up); its code must not be passed on.',
    whatToTry: 'iss in the callback must equal the issuer of the metadata, character by character.',
    spec: rfc(9207, '2.4'),
  })
}
