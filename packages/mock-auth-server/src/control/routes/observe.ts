import { z } from 'zod'
import { ControlError } from '../control-error.ts'
import { defineRoute } from '../route.ts'

export const observe = defineRoute({
  method: 'POST',
  path: '/tenants/{tenant}/observations',
  id: 'observe',
  summary:
    'Records what a driver observed in the page or of the process; `performed` counts a strike of a fault that the driver performs.',
  body: z.strictObject({
    kind: z.enum([
      'visible-error',
      'visible-warning',
      'page-changed',
      'canary-shown',
      'settled',
      'dialog',
      'exit-code',
      'performed',
    ]),
    detail: z
      .string()
      .max(10_000)
      .default('')
      .describe('The observed text; for `performed` the id of the fault.'),
    run: z.string().optional(),
  }),
  status: 201,
  response: z.object({ seq: z.int() }),
  handle: ({ hosted, body: { kind, detail, run } }) => {
    const { tenant } = hosted()
    const armed = kind === 'performed' ? tenant.armed.get(detail) : undefined
    if (kind === 'performed' && !armed) throw new ControlError(404, `fault ${detail} is not armed`)
    const { seq, at } = tenant.journal.observe({ kind, detail, run, at: Date.now() })
    if (armed && !armed.declaration.points) armed.commit({ seq, run, at })
    return { seq }
  },
})
