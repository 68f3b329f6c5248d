import type { OutcomeIssue } from '../../model/fhir-query.ts'
import type { Verdict } from '../../model/verdict.ts'
import { parseObject } from '../http/parse-object.ts'
import type { RecordedResult } from '../http/recorder.ts'
import { fhir, rfc } from '../spec.ts'
import { readOutcome } from './read-outcome.ts'

export interface JudgedAnswer {
  verdict: Verdict
  resource?: Record<string, unknown>
  issues: OutcomeIssue[]
  /**
   * `true` when a read returned another resource, which may belong to any patient: it must not be shown
   * (F-254).
   */
  isAnother: boolean
}

/** The properties of a good response, derived from the request. */
export interface ExpectedAnswer {
  method: string
  /** For a read: the type and id that must be returned. */
  read?: { type: string; id: string } | undefined
  search?: boolean | undefined
}

const ADVICE: Record<number, string> = {
  400: 'The server did not understand the request; read the issues.',
  401: 'The access token is no longer accepted: refresh it or log in again.',
  403: 'The token does not permit this. Compare the granted scopes with your request; repeating it changes nothing.',
  404: 'The resource or type does not exist.',
  410: 'The resource was deleted.',
  412: 'The resource has changed in the meantime: read it again, merge, and send the new version in If-Match.',
  409: 'The resource has changed in the meantime: read it again, merge, and send the new version in If-Match.',
  422: 'The resource violates a rule of the server; read the issues.',
  429: 'The server is busy; wait before you retry.',
}

/** Judges a response of the FHIR server (F-239 … F-258, F-272). */
export function judgeAnswer(result: RecordedResult, expected: ExpectedAnswer): JudgedAnswer {
  const { status, text } = result
  const object = parseObject(text)
  const resource = object && 'resourceType' in object ? object : undefined
  const issues = readOutcome(resource)
  const isAnother = status < 300 && resource !== undefined && differs(resource, expected)
  const answer = (verdict: Verdict): JudgedAnswer => ({
    verdict,
    issues,
    isAnother,
    ...(resource ? { resource } : {}),
  })
  if (status >= 400) return answer(refusal(result, issues))
  if (status === 304) return answer({ level: 'ok', message: '304: your copy is still current.' })
  if (text.trim() === '') {
    return expected.method === 'GET'
      ? answer(bad(`The server returned ${status} with an empty body.`))
      : answer({ level: 'ok', message: `${status}: done, without a body.` })
  }
  if (!resource) return answer(bad(`The server returned ${status}, but the body is not FHIR JSON.`))
  const failed = issues.find(({ severity }) => severity === 'error' || severity === 'fatal')
  if (failed)
    return answer(bad(`The server returned ${status}, but the OperationOutcome says: ${failed.text}`))
  return answer(judgeContent(resource, status, expected))
}

function differs({ resourceType, id }: Record<string, unknown>, { read }: ExpectedAnswer): boolean {
  if (!read || resourceType === 'OperationOutcome') return false
  return resourceType !== read.type || id !== read.id
}

function judgeContent(
  resource: Record<string, unknown>,
  status: number,
  { read, search }: ExpectedAnswer,
): Verdict {
  const { resourceType, id } = resource
  if (read && resourceType !== read.type)
    return bad(`Requested a ${read.type}, got a ${String(resourceType)}.`)
  if (read && id !== read.id) return bad(`Requested ${read.type}/${read.id}, got id ${JSON.stringify(id)}.`)
  if (search && resourceType !== 'Bundle')
    return bad(`A search must return a Bundle, not a ${String(resourceType)}.`)
  return {
    level: 'ok',
    message: `${status}: ${String(resourceType)}${typeof id === 'string' ? `/${id}` : ''}.`,
  }
}

function refusal({ status, headers }: RecordedResult, issues: OutcomeIssue[]): Verdict {
  const said = issues[0] ? ` ${issues[0].text}` : ''
  const challenge = headers.get('www-authenticate')
  return {
    level: 'error',
    code: 'fhir-refused',
    message: `The FHIR server returned ${status}.${said}${challenge ? ` (${challenge.slice(0, 200)})` : ''}`,
    whatToTry: ADVICE[status] ?? 'The server failed; check its log.',
    spec: status === 401 || status === 403 ? rfc(6750, '3.1') : fhir('RESTful API', 'http.html'),
  }
}

const bad = (message: string): Verdict => ({
  level: 'error',
  code: 'fhir-invalid',
  message,
  whyItMatters: 'Showing it as data could hide that data is missing or belongs to something else.',
  whatToTry: 'Check the raw response; the server violates the FHIR specification here.',
  spec: fhir('RESTful API', 'http.html'),
})
