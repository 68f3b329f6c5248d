import type { DescribedCase } from '@smart-mock/client/conformance'
import { escapeText, renderFence } from 'smart-mock/docs'
import { formatRequest, formatResponse } from './format-exchange.ts'
import type { RecordedFailure } from './read-failures.ts'

/** Renders how the cases of a check fail at a mock with a fault or an option; nothing where none was recorded. */
export function renderFailures(
  cases: readonly DescribedCase[],
  failures: ReadonlyMap<string, RecordedFailure>,
): string[] {
  const shown = cases.flatMap(({ id }) => failures.get(id) ?? [])
  if (shown.length === 0) return []
  return [
    '## How a server fails',
    '',
    'The last request of each case at a mock that does one thing wrong. Secrets, tokens and FHIR data are removed; `{…}` marks values that differ from run to run.',
    '',
    ...shown.flatMap(renderFailure),
  ]
}

function renderFailure(failure: RecordedFailure): string[] {
  const { case: id, messages, exchange } = failure
  return [
    `### ${id} at ${describeCause(failure)}`,
    '',
    `The mock has ${linkCause(failure)}. The case says: ${messages.map(escapeText).join(' ')}`,
    '',
    ...(exchange ? renderFence('http', formatRequest(exchange)) : []),
    ...(exchange?.response ? renderFence('http', formatResponse(exchange)) : []),
  ]
}

const describeCause = ({ fault }: RecordedFailure): string => (fault === undefined ? 'an option' : fault)

function linkCause({ fault, params, options }: RecordedFailure): string {
  const list = (values: Readonly<Record<string, unknown>> = {}) =>
    Object.entries(values).map(([name, value]) => `\`${name}: ${formatValue(value)}\``)
  const causes = [
    ...(fault === undefined
      ? []
      : [`the fault [${fault}](../faults/${fault}.md)${params ? ` with ${list(params).join(', ')}` : ''}`]),
    ...(options ? [`the option ${list(options).join(', ')}`] : []),
  ]
  return causes.join(' and ')
}

const formatValue = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value))
