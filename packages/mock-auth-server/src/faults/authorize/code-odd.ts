import { buildAwkwardValue } from '../../core/declare/build-awkward-value.ts'
import { defineFault } from '../../core/declare/fault.ts'
import { completesFlow } from '../../expectations/index.ts'

export const codeOdd = defineFault({
  name: 'code-odd',
  title: 'A long code with special characters',
  kind: 'must-tolerate',
  catalogueIds: ['F-083'],
  spec: 'https://www.rfc-editor.org/rfc/rfc6749.html#appendix-B',
  description:
    'The code has 2 kB and contains + / = & % # and characters beyond ASCII, percent-encoded as they must be.',
  requirement: 'Decode it once, and encode it again in the body of the token request.',
  steps: ['decide', 'authorize'],
  points: { 'authorize.code': buildAwkwardValue },
  expects: completesFlow(),
})
