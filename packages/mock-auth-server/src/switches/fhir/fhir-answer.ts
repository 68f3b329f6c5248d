import type { FhirErrorCause } from '@smart-mock/fhir-engine/model/fhir-error'
import { z } from 'zod'
import type { Json } from '../../core/util/json.ts'
import { createHeaderValueSchema, createTypeNameSchema } from './name-schemas.ts'

/** Changes of the first issue of an OperationOutcome, and of the status. */
interface RefinedAnswer {
  readonly status?: number | undefined
  /** The code of the issue. */
  readonly code?: string | undefined
  /** The numeric code in its details. */
  readonly number?: string | undefined
  readonly diagnostics?: string | undefined
  readonly expression?: string | undefined
}

/** The answer to an error; what is absent stays as it is. */
export interface FhirAnswer extends RefinedAnswer {
  /** Content type of the body. */
  readonly type?: string | undefined
  /** Text, or JSON; empty for none. */
  readonly body?: string | { readonly [member: string]: Json } | undefined
  readonly headers?: Readonly<Record<string, string>> | undefined
  readonly byType?: Readonly<Record<string, RefinedAnswer>> | undefined
}

export type FhirAnswers = { readonly [Cause in FhirErrorCause]?: FhirAnswer | undefined }

/** Returns the schema of the answers. */
export function createFhirAnswersSchema(): z.ZodType<FhirAnswers> {
  const text = z.string().min(1).max(1000)
  const refined = {
    status: z.int().min(200).max(599).optional(),
    code: z
      .string()
      .regex(/^[a-z-]{1,40}$/)
      .optional(),
    number: z
      .string()
      .regex(/^\d{1,10}$/)
      .optional(),
    diagnostics: text.optional(),
    expression: text.optional(),
  }
  const answer = z.strictObject({
    ...refined,
    type: createHeaderValueSchema().min(1).optional(),
    body: z.union([z.string().max(20_000), z.record(z.string().max(200), z.json())]).optional(),
    headers: z.record(z.string().regex(/^[\w!#$%&'*+.^`|~-]{1,60}$/), createHeaderValueSchema()).optional(),
    byType: z.record(createTypeNameSchema(), z.strictObject(refined)).optional(),
  })
  return z.strictObject(Object.fromEntries(CAUSES.map((cause) => [cause, answer.optional()])))
}

const CAUSES = Object.keys({
  ...{ noToken: 0, badToken: 0, insufficientScope: 0, notAllowed: 0, notFound: 0, unknownType: 0 },
  ...{ searchRefused: 0, notAcceptable: 0, unknownTenant: 0, conflict: 0, invalid: 0 },
  ...{ writeNotAllowed: 0, pagingExpired: 0, upstream: 0 },
} satisfies Record<FhirErrorCause, 0>) as FhirErrorCause[]
