import { findHeader } from '../../../../core/http/find-header.ts'
import { isSameJson } from '../../../../core/util/json.ts'
import { classifyError } from '../fhir/classify-error.ts'
import { describeFhirAnswer } from '../fhir/describe-fhir-answer.ts'
import { readTarget } from '../fhir/find-dropped-types.ts'
import { findFhirCause } from '../fhir/find-fhir-cause.ts'
import { isUncovered } from '../fhir/is-uncovered.ts'
import { readList } from '../fhir/list-searches.ts'
import { type Lessons, propose } from '../proposal.ts'
import { type Exchange, isObject, isSuccessful, readJson, readObject } from '../recording/exchange.ts'

/** The lessons of FHIR responses, beside those of searches. */
export const FHIR_ANSWER_LESSONS: Lessons = {
  fhirErrors: (recording) => {
    const errors = recording.fhir.flatMap((exchange) => {
      const shape = exchange.status >= 400 ? classifyError(readJson(exchange)) : undefined
      return shape === undefined ? [] : [{ shape, exchange }]
    })
    const [first] = errors
    const isSteady = errors.every(({ shape }) => shape === first?.shape)
    return (
      first &&
      propose(
        first.shape,
        isSteady ? 'certain' : 'likely',
        'FHIR errors have this shape',
        errors.map(({ exchange }) => exchange),
      )
    )
  },

  fhirAnswers: (recording, read) => {
    const found = recording.fhir.flatMap((exchange) => {
      const cause = findFhirCause(exchange, recording)
      const answer = cause && describeFhirAnswer(exchange, cause, read('fhirErrors'), recording.people)
      return cause && answer ? [{ cause, answer, exchange }] : []
    })
    const first = found.filter(({ cause, answer }, at) => {
      const isRepeated = found.findIndex((each) => each.cause === cause) < at
      const missing = found.find((each) => each.cause === 'notFound')
      return !isRepeated && !(cause === 'unknownType' && isSameJson(answer, missing?.answer))
    })
    return first.length === 0
      ? undefined
      : propose(
          Object.fromEntries(first.map(({ cause, answer }) => [cause, answer])),
          'likely',
          'FHIR requests are refused in another way',
          first.map(({ exchange }) => exchange),
        )
  },

  fhirFormats: ({ fhir }) => {
    const accepts = ({ requestHeaders }: Exchange) => findHeader(requestHeaders, 'accept') ?? ''
    const isXml = ({ headers }: Exchange) => /xml/i.test(findHeader(headers, 'content-type') ?? '')
    const refused = fhir.find(
      (each) => each.status === 406 && /xml/i.test(accepts(each)) && !/json/i.test(accepts(each)),
    )
    if (refused) return propose('json-only', 'certain', 'XML is answered with 406', [refused])
    const isAsked = (each: Exchange) =>
      /xml/i.test(`${accepts(each)} ${each.url.searchParams.get('_format') ?? ''}`)
    const unasked = fhir.find(
      (each) => isSuccessful(each) && each.requestHeaders.length > 0 && isXml(each) && !isAsked(each),
    )
    return (
      unasked && propose('xml-by-default', 'certain', 'XML comes although nothing asked for it', [unasked])
    )
  },

  anonymousFhir: ({ fhir, hasCredentials }) => {
    const open = fhir
      .filter(({ requestHeaders }) => requestHeaders.length > 0)
      .find((each) => isSuccessful(each) && findHeader(each.requestHeaders, 'authorization') === undefined)
    return hasCredentials && open
      ? propose('open', 'certain', 'data comes without a token', [open])
      : undefined
  },

  scopeEnforcement: (recording) => {
    const found = recording.fhir.find((exchange) => {
      const [type] = readTarget(exchange, recording)
      return (
        exchange.method === 'GET' &&
        isSuccessful(exchange) &&
        hasType(exchange, type) &&
        isUncovered(exchange, type, recording)
      )
    })
    return found && propose('off', 'certain', 'data comes of a type that no granted scope covers', [found])
  },
}

function hasType(exchange: Exchange, type: string): boolean {
  const body = readObject(exchange)
  const entries = readList(body?.entry).map(({ resource }) => resource)
  return [body, ...entries].some((each) => isObject(each) && each.resourceType === type)
}
