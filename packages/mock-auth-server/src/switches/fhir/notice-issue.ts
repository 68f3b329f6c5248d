import { z } from 'zod'

/** An issue of an OperationOutcome, as people set it. */
export interface NoticeIssue {
  readonly severity: 'fatal' | 'error' | 'warning' | 'information'
  readonly code: string
  readonly details?:
    | {
        readonly coding?:
          | readonly {
              readonly system?: string | undefined
              readonly code?: string | undefined
              readonly display?: string | undefined
            }[]
          | undefined
        readonly text?: string | undefined
      }
    | undefined
  readonly diagnostics?: string | undefined
}

const text = () => z.string().min(1).max(1000)

/** Returns the schema of an issue. */
export function createNoticeIssueSchema(): z.ZodType<NoticeIssue> {
  const coding = z.strictObject({
    system: text().optional(),
    code: text().optional(),
    display: text().optional(),
  })
  return z.strictObject({
    severity: z.enum(['fatal', 'error', 'warning', 'information']),
    code: z.string().regex(/^[a-z-]{1,40}$/),
    details: z
      .strictObject({ coding: z.array(coding).max(5).optional(), text: text().optional() })
      .optional(),
    diagnostics: text().optional(),
  })
}
