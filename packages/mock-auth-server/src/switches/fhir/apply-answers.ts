import type { FhirErrorDecision } from '@smart-mock/fhir-engine/model/decisions'
import type { FhirErrorCause } from '@smart-mock/fhir-engine/model/fhir-error'
import type { SwitchContext } from '../../core/declare/switch.ts'
import { collectExchangePlaceholders } from '../exchange-placeholders.ts'
import { fillPlaceholders } from '../fill-placeholders.ts'
import { changeOutcome } from './change-outcome.ts'
import type { FhirAnswer, FhirAnswers } from './fhir-answer.ts'

type Context = SwitchContext<FhirAnswers>

const WRITES = new Set([
  ...['create', 'update', 'patch', 'delete'],
  ...['conditional-update', 'conditional-patch', 'conditional-delete'],
])

/** The wider cause, whose answer counts where a cause has none. */
const WIDER: Partial<Record<FhirErrorCause, FhirErrorCause>> = {
  unknownType: 'notFound',
  searchRefused: 'invalid',
}

/** Returns an error as the answers have it. */
export function applyAnswers(error: FhirErrorDecision, context: Context): FhirErrorDecision {
  const found = findAnswer(error, context.value)
  if (!found) return error
  const type = error.type ?? context.facts.resourceType
  const own =
    type !== undefined && found.byType && Object.hasOwn(found.byType, type) ? found.byType[type] : {}
  const answer = { ...found, ...own }
  const placeholders = collectErrorPlaceholders(context)
  const body = answer.body === undefined ? error.body : fillPlaceholders(answer.body, placeholders)
  return {
    ...error,
    status: answer.status ?? error.status,
    headers: withHeaders(error.headers, fillPlaceholders(answer.headers ?? {}, placeholders)),
    body: typeof body === 'string' ? body : changeOutcome(body, answer, error.body),
    contentType: answer.type ?? (answer.body === undefined ? error.contentType : undefined),
  }
}

function findAnswer({ cause, interaction }: FhirErrorDecision, answers: FhirAnswers): FhirAnswer | undefined {
  if (cause === undefined) return undefined
  const isWrite = interaction !== undefined && WRITES.has(interaction)
  if (isWrite && (cause === 'insufficientScope' || cause === 'notAllowed') && answers.writeNotAllowed)
    return answers.writeNotAllowed
  const wider = WIDER[cause]
  return answers[cause] ?? (wider && answers[wider])
}

/** Collects the placeholders of an error: those of the exchange, and the scopes of its token. */
function collectErrorPlaceholders(context: Context) {
  const scope = context.facts.grantedScope ?? ''
  const scopes = scope.split(' ').filter(Boolean).sort().join(', ')
  return { ...collectExchangePlaceholders(context), scope, scopes }
}

/** Returns headers with some set; the length is that of the body. */
function withHeaders(
  headers: FhirErrorDecision['headers'],
  set: Readonly<Record<string, string>>,
): FhirErrorDecision['headers'] {
  const added = Object.entries(set).filter(([name]) => name.toLowerCase() !== 'content-length')
  const names = new Set(added.map(([name]) => name.toLowerCase()))
  return [...headers.filter(([name]) => !names.has(name.toLowerCase())), ...added]
}
