import { z } from 'zod'
import { defineSwitch, type SwitchContext } from '../../core/declare/switch.ts'
import type { AuthorizeRedirect } from '../../core/journal/points.ts'

const VALUES = ['standard', 'without-state', 'raw-without-state', 'state-first'] as const
type Style = (typeof VALUES)[number]

export const authorizeErrorRedirect = defineSwitch({
  name: 'authorizeErrorRedirect',
  level: 'tenant',
  description:
    'The parameters of error redirects: with state, without it, with it first, or for a wrong aud not encoded, behind a second `?` and without state.',
  legality: 'deviation',
  catalogueIds: ['S-058'],
  faults: ['authorize-error', 'error-text-odd'],
  default: 'standard' as Style,
  schema: () => z.enum(VALUES),
  steps: ['authorize', 'decide'],
  points: {
    'authorize.redirect': (redirect, context) => {
      if (!redirect.params.some(([name]) => name === 'error')) return redirect
      if (context.value === 'raw-without-state')
        return redirect.cause === 'audienceWrong' ? writeRaw(redirect, context) : redirect
      const isState = ([name]: readonly [string, string]) => name === 'state'
      const others = redirect.params.filter((param) => !isState(param))
      if (context.value === 'without-state') return { ...redirect, params: others }
      return { ...redirect, params: [...redirect.params.filter(isState), ...others] }
    },
  },
})

/** Writes the error to the target as text; only characters that a header cannot have are replaced. */
function writeRaw(redirect: AuthorizeRedirect, { facts }: SwitchContext<Style>): AuthorizeRedirect {
  const { target, params } = redirect
  const error = params.find(([name]) => name === 'error')?.[1]
  const description = `Invalid aud ${facts.aud ?? ''}`.replace(/[^\x20-\x7e]/g, '?').trim()
  return { ...redirect, target: `${target}?error=${error}&error_description=${description}`, params: [] }
}
