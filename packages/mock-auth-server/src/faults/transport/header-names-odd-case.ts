import { defineFault } from '../../core/declare/fault.ts'
import { rfc } from '../../core/declare/spec.ts'
import type { HeaderPair } from '../../core/http/incoming-request.ts'
import { completesFlow } from '../../expectations/index.ts'
import { WIRE_STEPS } from './wire-steps.ts'

export const headerNamesOddCase = defineFault({
  name: 'header-names-odd-case',
  title: 'Header names in unusual case',
  kind: 'must-tolerate',
  catalogueIds: ['F-040'],
  spec: rfc(9110, '5.1'),
  description: 'Every header name of every response is in alternating case, such as CoNtEnT-TyPe.',
  requirement: 'Compare header names case-insensitively, and continue.',
  steps: WIRE_STEPS,
  points: {
    reply: (reply) => ({
      ...reply,
      headers: reply.headers.map(([name, value]): HeaderPair => [alternating(name), value]),
    }),
  },
  expects: completesFlow(),
})

function alternating(name: string): string {
  return [...name.toLowerCase()].map((char, at) => (at % 2 === 0 ? char.toUpperCase() : char)).join('')
}
