import type { SpecReference } from '../../../model/verdict.ts'
import type { ConformanceCase } from '../../declare/check.ts'
import type { Outcome, SkipReason } from '../../declare/outcome.ts'

/** The outcome of a case. */
export interface CaseResult
  extends Pick<
    ConformanceCase,
    'id' | 'check' | 'title' | 'group' | 'kind' | 'level' | 'source' | 'catalogueIds' | 'howToFix' | 'differs'
  > {
  readonly spec: SpecReference
  readonly outcome: Outcome
  /** Sentences about what was wrong, or why nothing could be said. */
  readonly messages: readonly string[]
  readonly skipped?: SkipReason
  /** The case that reports what blocked this one. */
  readonly by?: string
  readonly exchangeIds: readonly string[]
  readonly durationMs: number
  /** Set when the configuration accepts this outcome. */
  readonly accepted?: string
  /** Set when the configuration expects another outcome: what to do about it. */
  readonly surprise?: string
}
