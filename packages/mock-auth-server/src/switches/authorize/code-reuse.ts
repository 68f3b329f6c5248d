import { z } from 'zod'
import { defineSwitch } from '../../core/declare/switch.ts'
import { isRedeemed } from '../errors/ignored-causes.ts'

export const codeReuse = defineSwitch({
  name: 'codeReuse',
  level: 'tenant',
  description: 'A second use of a code: refused, or allowed until the code expires.',
  legality: 'deviation',
  catalogueIds: ['S-059', 'S-060'],
  default: 'refused' as 'refused' | 'allowed',
  schema: () => z.enum(['refused', 'allowed']),
  steps: ['token'],
  points: {
    options: (options, context) =>
      isRedeemed(context, 'code')
        ? { ...options, unenforced: [...options.unenforced, 'code-single-use'] }
        : options,
  },
})
