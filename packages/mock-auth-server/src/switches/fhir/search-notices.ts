import type { SearchNotice, SearchsetDecision } from '@smart-mock/fhir-engine/model/decisions'
import { z } from 'zod'
import { defineSwitch, type SwitchContext } from '../../core/declare/switch.ts'
import type { Json } from '../../core/util/json.ts'
import { collectExchangePlaceholders } from '../exchange-placeholders.ts'
import { fillPlaceholders } from '../fill-placeholders.ts'
import { createNoticeIssueSchema, type NoticeIssue } from './notice-issue.ts'

const OCCASIONS = ['empty', 'always', 'patient-app', 'client-not-authorized'] as const

export interface NoticeRule {
  readonly when: (typeof OCCASIONS)[number]
  readonly issue: NoticeIssue
}

type Context = SwitchContext<readonly NoticeRule[]>

export const searchNotices = defineSwitch({
  name: 'searchNotices',
  level: 'tenant',
  description:
    'Issues in an OperationOutcome among the entries of a search result: when it is empty, always, for an app of a patient, or for each included type that no scope permits.',
  legality: 'legal',
  catalogueIds: ['S-129'],
  faults: ['searchset-extra-entries', 'searchset-empty'],
  default: [] as readonly NoticeRule[],
  schema: () =>
    z.array(z.strictObject({ when: z.enum(OCCASIONS), issue: createNoticeIssueSchema() })).max(20),
  steps: ['fhir-search', 'fhir-batch'],
  points: {
    'fhir.searchset': (result, context) => {
      const issue = result.countOnly ? [] : context.value.flatMap((rule) => listIssues(rule, result, context))
      if (issue.length === 0) return result
      const { uuid } = collectExchangePlaceholders(context)
      const fullUrl = fillPlaceholders('urn:uuid:{uuid}', { uuid })
      const notice: SearchNotice = { fullUrl, issue: issue as unknown as SearchNotice['issue'] }
      return { ...result, notices: [...result.notices, notice] }
    },
  },
})

function listIssues({ when, issue }: NoticeRule, result: SearchsetDecision, { facts }: Context) {
  const fillType = (type: string | undefined) => fillPlaceholders(issue as unknown as Json, { type })
  if (when === 'client-not-authorized') return result.unauthorized.map(fillType)
  const isDue =
    when === 'always' ||
    (when === 'empty' && result.pageMatches === 0) ||
    (when === 'patient-app' && facts.user?.startsWith('Patient/') === true)
  return isDue ? [fillType(result.types[0])] : []
}
