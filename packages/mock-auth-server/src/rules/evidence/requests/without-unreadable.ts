import type { RuleDeclaration } from '../../../core/declare/rule.ts'
import { FORM_MEDIA_TYPE } from '../../../core/http/incoming-request.ts'
import type { JournalEntry } from '../../../core/journal/journal-entry.ts'
import { toIncomingRequest } from './to-incoming-request.ts'

/**
 * Returns a rule that passes over an authorize request whose POST is not a form: `authorize-post-as-form`
 * reports it, and parameters that nobody can read are not missing.
 */
export function withoutUnreadable(rule: RuleDeclaration): RuleDeclaration {
  const { check, steps, name } = rule
  if (!check || !steps.includes('authorize') || name === 'authorize-post-as-form') return rule
  return { ...rule, check: (entry, past) => (isUnreadable(entry) ? undefined : check(entry, past)) }
}

function isUnreadable(entry: JournalEntry): boolean {
  if (entry.step !== 'authorize' || entry.request.method !== 'POST') return false
  return entry.request.body !== '' && toIncomingRequest(entry).mediaType !== FORM_MEDIA_TYPE
}
