import type { AnyFault } from '../../core/declare/fault.ts'
import type { FaultConditions } from '../../core/declare/fault-settings.ts'
import { matchesConditions, matchesStep } from '../../core/declare/match.ts'
import type { JournalEntry } from '../../core/journal/journal-entry.ts'
import { toIncomingRequest } from '../../rules/evidence/requests/to-incoming-request.ts'
import {
  FAULT_INSTRUCTIONS,
  GRANT_ACTIVITIES,
  PREREQUISITE_ACTIVITIES,
  STEP_INSTRUCTIONS,
} from './activities.ts'

/** Instructions for conditions on a parameter. */
const PARAMETER_INSTRUCTIONS: Readonly<Record<string, string>> = {
  _cursor: 'Follow the next link of a search',
}

/**
 * Describes what an app with these exchanges would have to do for a fault to be exercised, as an imperative
 * without a full stop; `undefined` when they show all that is known of it.
 */
export function describeMissingActivity(
  fault: AnyFault,
  entries: readonly JournalEntry[],
): string | undefined {
  const { prerequisites = [], userAgentActions = [] } = fault
  const isLate = userAgentActions.some((each) => each.action === 'deliver' && each.which === 'late')
  const missing = prerequisites
    .map((name) => PREREQUISITE_ACTIVITIES[name])
    .filter(({ isShownBy }) => !isShownBy(entries))
    .map(({ instruction }) => instruction)
  if (isLate) missing.push('Make the app give up a pending login (giveUp of --script)')
  if (missing.length === 0) missing.push(...listMissingExchanges(fault, entries))
  const all = [...new Set(missing)]
  return all.length === 0 ? FAULT_INSTRUCTIONS[fault.name] : all.join('; ')
}

function listMissingExchanges(fault: AnyFault, entries: readonly JournalEntry[]): string[] {
  const { steps, skip = 0 } = fault
  const [first = 'unmatched'] = steps
  const count = entries.filter(({ step }) => matchesStep(steps, undefined, step)).length
  if (count === 0) return [STEP_INSTRUCTIONS[first]]
  const often = skip === 1 ? 'once' : `${skip} times`
  const more = count > skip ? [] : [`${STEP_INSTRUCTIONS[first]}, more than ${often} in one run`]
  return [...more, ...listUnmetConditions(fault, entries)]
}

function listUnmetConditions({ steps, when = {} }: AnyFault, entries: readonly JournalEntry[]): string[] {
  const own = entries.filter(({ step }) => steps.includes(step))
  const isMet = (condition: FaultConditions) =>
    own.some((entry) =>
      matchesConditions(condition, { ...entry, incoming: toIncomingRequest(entry), path: '' }),
    )
  const { grantType, method, resourceType, header = {}, param = {} } = when
  return [
    ...listInstructions(grantType, isMet({ grantType }), (type) => GRANT_ACTIVITIES[type]?.instruction),
    ...listInstructions(
      method,
      isMet({ method }),
      (name) => `Send a ${name} request at the step ${steps.join(', ')}`,
    ),
    ...listInstructions(resourceType, isMet({ resourceType }), (type) => `Request ${type} resources`),
    ...Object.entries(header).flatMap(([name, pattern]) =>
      listInstructions(
        pattern,
        isMet({ header: { [name]: pattern } }),
        () => `Send the header ${name}: ${pattern}`,
      ),
    ),
    ...Object.entries(param).flatMap(([name, pattern]) =>
      listInstructions(
        pattern,
        isMet({ param: { [name]: pattern } }),
        () => PARAMETER_INSTRUCTIONS[name] ?? `Send the parameter ${name}`,
      ),
    ),
  ]
}

function listInstructions(
  wanted: string | readonly string[] | undefined,
  isMet: boolean,
  toInstruction: (pattern: string) => string | undefined,
): string[] {
  if (wanted === undefined || isMet) return []
  const patterns = typeof wanted === 'string' ? [wanted] : wanted
  return patterns.flatMap((pattern) => toInstruction(pattern) ?? [])
}
