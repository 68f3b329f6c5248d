import { z } from 'zod'
import { defineFault } from '../../core/declare/fault.ts'
import { fetchStandard } from '../../core/declare/spec.ts'
import type { HeaderPair } from '../../core/http/incoming-request.ts'
import { FHIR_STEPS } from '../../core/journal/steps.ts'
import { showsError } from '../../expectations/index.ts'

export const corsHeadersWrong = defineFault({
  name: 'cors-headers-wrong',
  title: 'FHIR API with wrong CORS headers',
  kind: 'must-recover',
  catalogueIds: ['F-284'],
  spec: fetchStandard('http-cors-protocol'),
  description:
    'FHIR responses to a web page have no Access-Control-Allow-Origin, or one that names another origin.',
  requirement:
    'The browser withholds the response from the page: show an understandable error, and do not hang.',
  steps: FHIR_STEPS,
  params: () =>
    z.strictObject({
      how: z.enum(['absent', 'other-origin']).default('absent').describe('What is wrong.'),
    }),
  points: {
    reply: (reply, { params }) => ({
      ...reply,
      headers: reply.headers.flatMap(([name, value]): HeaderPair[] => {
        if (!/^access-control-allow-origin$/i.test(name)) return [[name, value]]
        return params.how === 'absent' ? [] : [[name, 'https://elsewhere.example.org']]
      }),
    }),
  },
  times: 1000,
  expects: showsError(),
})
