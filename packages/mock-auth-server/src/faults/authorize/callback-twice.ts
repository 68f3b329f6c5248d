import { defineFault } from '../../core/declare/fault.ts'
import { rfc } from '../../core/declare/spec.ts'
import { redeemsOnce } from '../../expectations/index.ts'

export const callbackTwice = defineFault({
  name: 'callback-twice',
  title: 'Callback delivered twice',
  kind: 'must-reject',
  catalogueIds: ['F-087'],
  spec: rfc(6749, '4.1.2'),
  description: 'The browser opens the same callback a second time, as a reload or the back button does.',
  requirement: 'Redeem a code once: the state is used up with the first delivery.',
  steps: ['decide', 'authorize'],
  userAgentActions: [{ action: 'deliver', which: 'again' }],
  prerequisites: ['driver'],
  expects: redeemsOnce(),
})
