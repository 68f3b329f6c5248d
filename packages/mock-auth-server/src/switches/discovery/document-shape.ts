import { z } from 'zod'
import type { Json } from '../../core/util/json.ts'
import { CAPTURES } from '../../presets/captures/list.ts'

/** The shape of a discovery document. */
export interface DocumentShape {
  /** Id of the capture whose members, values and order it has. */
  readonly capture?: string | undefined
  /** Members that are left out. */
  readonly omit?: readonly string[] | undefined
  /** Members with values of their own, in which placeholders are filled. */
  readonly set?: Readonly<Record<string, Json>> | undefined
  /** Members that come first, in that order. */
  readonly order?: readonly string[] | undefined
}

const MAX_LENGTH = 100_000
const names = z.array(z.string().max(100)).max(100)

/** Returns the schema of the shape of a document of that kind. */
export function createShapeSchema(document: 'smart-configuration' | 'openid-configuration') {
  const ids = CAPTURES.filter((each) => each.document === document).map(({ id }) => id)
  return z.strictObject({
    capture: z.enum(ids).optional().describe('The recorded document of a real server that it is like.'),
    omit: names.optional().describe('Members that are left out.'),
    set: z
      .record(z.string().max(100), z.json())
      .refine((members) => JSON.stringify(members).length <= MAX_LENGTH, 'it is too long')
      .optional()
      .describe('Members with values of their own; placeholders such as {token} are filled in.'),
    order: names.optional().describe('Members that come first, in that order.'),
  })
}
