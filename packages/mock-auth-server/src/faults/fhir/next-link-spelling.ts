import { z } from 'zod'
import { defineFault } from '../../core/declare/fault.ts'
import { fhirHttp } from '../../core/declare/spec.ts'
import { followsNextLinkVerbatim } from '../../expectations/index.ts'
import { findSearchset, withNext } from './searchset.ts'

type Form = 'relative' | 'absolute-path' | 'percent-encoded'

export const nextLinkSpelling = defineFault({
  name: 'next-link-spelling',
  title: 'Unusually written next link',
  kind: 'must-tolerate',
  catalogueIds: ['F-260'],
  spec: fhirHttp('paging'),
  description:
    'The next link is relative to the base, is an absolute path, or percent-encodes characters needlessly.',
  requirement: 'Resolve the link and follow it byte for byte; its parts are opaque to the client.',
  steps: ['fhir-search'],
  params: () =>
    z.strictObject({
      form: z
        .enum(['relative', 'absolute-path', 'percent-encoded'])
        .default('relative')
        .describe('The form of the link.'),
    }),
  points: {
    'fhir.reply': (answer, { params, tenant }) => {
      const found = findSearchset(answer)
      const url = found?.url('next')
      return found && url !== undefined
        ? withNext(answer, found, spelled(url, params.form, tenant.fhirBase))
        : answer
    },
  },
  expects: followsNextLinkVerbatim(),
})

function spelled(url: string, form: Form, base: string): string {
  if (form === 'relative') return url.slice(base.length + 1)
  if (form === 'absolute-path') return url.replace(/^https?:\/\/[^/]+/, '')
  return url.replace(/\b_(count|cursor)=/g, '%5F$1=')
}
