import { z } from 'zod'
import { defineFault } from '../../core/declare/fault.ts'
import { appLaunch } from '../../core/declare/spec.ts'
import { doesNotUse } from '../../expectations/index.ts'

export const stateChanged = defineFault({
  name: 'state-changed',
  title: 'Wrong state in the callback',
  kind: 'must-reject',
  catalogueIds: ['F-049', 'F-050', 'F-051', 'F-052'],
  spec: appLaunch('obtain-authorization-code'),
  description: 'The redirect to the app carries a valid code, but not the state that the app sent.',
  requirement:
    'Compare state exactly with the one kept for this browser session; show an error and do not redeem the code.',
  steps: ['decide', 'authorize'],
  params: () =>
    z.strictObject({
      to: z
        .enum(['random', 'absent', 'empty', 'truncated', 'swapped-case', 'trailing-space', 'plus-as-space'])
        .default('random')
        .describe('How the state is changed.')
        // Only a state with a plus is changed.
        .meta({ serverTests: ['plus-as-space'] }),
    }),
  points: {
    'authorize.redirect': (redirect, { params, random }) => ({
      ...redirect,
      params: redirect.params.flatMap(([name, value]): [string, string][] => {
        if (name !== 'state') return [[name, value]]
        if (params.to === 'absent') return []
        return [[name, altered(value, params.to, random)]]
      }),
    }),
  },
  expects: doesNotUse('code'),
})

type Change = 'random' | 'empty' | 'truncated' | 'swapped-case' | 'trailing-space' | 'plus-as-space'

function altered(state: string, to: Change, random: () => number): string {
  switch (to) {
    case 'empty':
      return ''
    case 'truncated':
      return state.slice(0, -1)
    case 'swapped-case':
      return [...state]
        .map((char) => (char === char.toLowerCase() ? char.toUpperCase() : char.toLowerCase()))
        .join('')
    case 'trailing-space':
      return `${state} `
    case 'plus-as-space':
      return state.replaceAll('+', ' ')
    case 'random':
      return Array.from({ length: 32 }, () => Math.floor(random() * 36).toString(36)).join('')
  }
}
