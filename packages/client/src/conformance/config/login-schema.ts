import { z } from 'zod'
import { LOGIN_DRIVERS } from '../logins/driver-settings.ts'
import { reference } from './secret-schema.ts'

const button = z.string().min(1)

const form = z.strictObject({
  fields: z
    .record(z.string().min(1), z.union([reference, z.string(), z.boolean()]))
    .optional()
    .describe(
      'Values by the names of fields: text, the value of a radio button or an option, true or false for a box. { "env": … } and { "file": … } keep secrets out of this file.',
    ),
  submit: button
    .optional()
    .describe(
      'Value, text or name of the button that approves, or the text of a link; the first button by default.',
    ),
  deny: button.optional().describe('Likewise, of the one that denies.'),
  narrow: z
    .boolean()
    .optional()
    .describe('true for the page on which the box of each scope can be unticked.'),
  origin: z.url().optional().describe('Origin of the page, if it is not that of the authorization endpoint.'),
})

/** The part of the configuration about logins. */
export const loginSchema = z.strictObject({
  driver: z
    .enum(LOGIN_DRIVERS)
    .optional()
    .describe('What operates the sign-in pages; the first that works by default, in this order.'),
  forms: z
    .array(form)
    .min(1)
    .optional()
    .describe('Forms of the sign-in pages, in their order; each is filled in once in a login.'),
  script: z
    .string()
    .min(1)
    .optional()
    .describe('Module that operates the pages with Playwright, relative to this file.'),
  session: z
    .string()
    .min(1)
    .optional()
    .describe('File with the session of a user, which --record-session has written, relative to this one.'),
  approve: z
    .string()
    .min(1)
    .optional()
    .describe('Selector of the button that approves, for the driver session.'),
  timeoutSeconds: z
    .number()
    .positive()
    .max(3600)
    .optional()
    .describe('Seconds that a login may take (300 for a user, 60 for a browser that nobody operates).'),
})

export type ConfiguredLogin = z.infer<typeof loginSchema>
