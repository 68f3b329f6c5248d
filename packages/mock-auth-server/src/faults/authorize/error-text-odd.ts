import { z } from 'zod'
import { defineFault } from '../../core/declare/fault.ts'
import { rfc } from '../../core/declare/spec.ts'
import { allOf, sendsAtMost, showsError } from '../../expectations/index.ts'
import { createErrorRedirect } from './create-error-redirect.ts'

const TEXTS = {
  long: 'The request was denied by policy. '.repeat(120),
  huge: 'The request was denied by policy. '.repeat(3000),
  'control-characters': 'Denied\u0000\u0007\u001b[31m\r\nSet-Cookie: x=1',
  'right-to-left': 'Denied \u202egnp.exe\u202c \u2066\u200f\u2069',
} as const

export const errorTextOdd = defineFault({
  name: 'error-text-odd',
  title: 'Long or unprintable error text',
  kind: 'must-not-leak',
  catalogueIds: ['F-074'],
  spec: rfc(6749, '4.1.2.1'),
  description:
    'error_description has 4 kB, 100 kB (which many web servers refuse with 431 before an app sees it), control characters, or characters that reverse the text direction.',
  requirement:
    'Show an error with a safe, truncated text; do not crash, and do not start over repeatedly without the user.',
  steps: ['decide', 'authorize'],
  params: () =>
    z.strictObject({
      text: z
        .enum(['long', 'huge', 'control-characters', 'right-to-left'])
        .default('long')
        .describe('The content of error_description.'),
    }),
  points: {
    'authorize.redirect': (redirect, { params }) =>
      createErrorRedirect(redirect, { error: 'access_denied', description: TEXTS[params.text] }),
  },
  expects: allOf(sendsAtMost(3, 'authorize'), showsError()),
})
