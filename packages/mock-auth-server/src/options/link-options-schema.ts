import { z } from 'zod'
import type { AnySwitch } from '../core/declare/switch.ts'
import { SWITCHES } from '../switches/list.ts'
import { optionsSchema } from './options-schema.ts'
import type { WrittenOptions } from './to-options.ts'

/**
 * Schema of the options that a link may set, whose author may be anybody: none that decides in place of a user or
 * reaches another host, and of switches those with a fixed choice of values. What else a server's habits are made of,
 * such as headers and bodies, a link may take from a preset only.
 */
export const linkOptionsSchema: z.ZodType<WrittenOptions> = optionsSchema.omit({
  autoApprove: true,
  jwksHosts: true,
  ...(Object.fromEntries(
    SWITCHES.filter((each) => !hasFixedValues(each)).map(({ name }) => [name, true]),
  ) as Readonly<Record<never, true>>),
})

/** Returns `true` when the values are words, numbers or flags, and no texts of the author. */
function hasFixedValues({ schema }: AnySwitch): boolean {
  const { enum: words, const: word, type } = z.toJSONSchema(schema(), { io: 'input' })
  return words !== undefined || word !== undefined || ['integer', 'number', 'boolean'].includes(String(type))
}
