import type { Context } from 'hono'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import { type core, ZodError } from 'zod'
import type { ApiProblem } from '../../model/api.ts'
import { type SmartErrorCode, toSmartError } from '../../smart/smart-error.ts'

const STATUS: Partial<Record<SmartErrorCode, ContentfulStatusCode>> = {
  'invalid-input': 400,
  'foreign-url': 400,
  'launch-invalid': 400,
  'callback-invalid': 400,
  'state-mismatch': 400,
  'state-other-browser': 400,
  'not-found': 404,
  'not-signed-in': 409,
  'token-expired': 409,
  'no-refresh-token': 409,
  cancelled: 409,
  internal: 500,
}

/** Returns the status for an error: 4xx for a wrong request, 502 for an error of another server. */
export function getErrorStatus(thrown: unknown): ContentfulStatusCode {
  return thrown instanceof ZodError ? 400 : (STATUS[toSmartError(thrown).code] ?? 502)
}

/** Returns anything thrown by an API route as an ApiProblem. */
export function respondWithProblem(thrown: unknown, c: Context): Response {
  return c.json(toProblem(thrown), getErrorStatus(thrown))
}

function toProblem(thrown: unknown): ApiProblem {
  if (!(thrown instanceof ZodError)) return { error: toSmartError(thrown).toVerdict() }
  const fields = Object.fromEntries(
    thrown.issues.map((issue) => [
      issue.path.join('.') || (issue.code === 'unrecognized_keys' ? issue.keys.join(', ') : 'body'),
      wordsOf(issue),
    ]),
  )
  const named = Object.entries(fields).map(([field, message]) => `${field}: ${message}`)
  return {
    error: {
      level: 'error',
      code: 'invalid-input',
      message: `Not accepted: ${named.join('; ')}`,
      whatToTry: 'Correct these fields.',
    },
    fields,
  }
}

function wordsOf(issue: core.$ZodIssue): string {
  if (issue.code === 'too_big' && issue.origin === 'string') return `longer than ${issue.maximum} characters`
  if (issue.code === 'too_small' && issue.origin === 'string' && issue.minimum === 1)
    return 'must not be empty'
  return issue.message
}
