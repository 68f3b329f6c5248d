import { z } from 'zod'
import { defineFault } from '../../core/declare/fault.ts'
import { rfc } from '../../core/declare/spec.ts'
import { FHIR_STEPS } from '../../core/journal/steps.ts'
import { COUNTERPART } from './counterpart.ts'
import { ERROR_DEFECTS, findErrorDefect } from './error-defects.ts'

const PLACES = ['authorize', 'token', 'refresh', 'fhir'] as const
const DEFECTS = [...new Set(ERROR_DEFECTS.map(({ defect }) => defect))] as [string, ...string[]]

export const errorDefect = defineFault({
  ...COUNTERPART,
  name: 'error-defect',
  title: 'Error response with a defect',
  catalogueIds: ['S-058', 'S-070', 'S-071', 'S-078', 'S-102', 'S-104', 'S-121', 'S-129'],
  spec: rfc(6749, '5.2'),
  description: `An error has the wrong code, status, form or headers. ${ERROR_DEFECTS.map(({ at, defect, is }) => `${at} ${defect}: ${is}`).join(' ')}`,
  steps: ['authorize', 'decide', 'token', ...FHIR_STEPS],
  params: () =>
    z
      .strictObject({
        at: z.enum(PLACES).default('token').describe('The endpoint, or the kind of request.'),
        defect: z.enum(DEFECTS).default('status-403').describe('What is wrong there.'),
      })
      .superRefine(({ at, defect }, { addIssue }) => {
        if (findErrorDefect(at, defect)) return
        const known = ERROR_DEFECTS.filter((each) => each.at === at).map((each) => each.defect)
        addIssue({ code: 'custom', message: `${defect} is not at ${at}, which has ${known.join(', ')}` })
      }),
  points: {
    'authorize.redirect': (redirect, { params: { at } }) =>
      at === 'authorize' && redirect.params.some(([name]) => name === 'error')
        ? { ...redirect, params: redirect.params.filter(([name]) => name !== 'state') }
        : redirect,
    reply: (reply, { params: { at, defect }, step, facts, request }) =>
      findErrorDefect(at, defect)?.change?.(reply, { step, facts, request }) ?? reply,
  },
})
