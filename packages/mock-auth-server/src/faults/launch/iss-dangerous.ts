import { z } from 'zod'
import { defineFault } from '../../core/declare/fault.ts'
import { appLaunch } from '../../core/declare/spec.ts'
import { avoidsCanary } from '../../expectations/index.ts'
import { withParam } from './with-param.ts'

type Form = 'user-info' | 'no-scheme' | 'javascript'

export const issDangerous = defineFault({
  name: 'iss-dangerous',
  title: 'Launch with a deceptive iss',
  kind: 'must-not-leak',
  catalogueIds: ['F-007'],
  spec: appLaunch('app-protection'),
  description:
    'iss is a URL that starts like that of the known server but leads to another host, a URL without a scheme, or a script.',
  requirement:
    'Compare iss as a whole with the list of known servers; fetch nothing and run nothing from it.',
  steps: ['launch'],
  params: () =>
    z.strictObject({
      form: z
        .enum(['user-info', 'no-scheme', 'javascript'])
        .default('user-info')
        .describe('How it deceives.'),
    }),
  points: {
    'launch.redirect': (redirect, { params, tenant, canary }) =>
      withParam(redirect, 'iss', deceiving(params.form, tenant.fhirBase, canary.fhirBase)),
  },
  expects: avoidsCanary(),
})

function deceiving(form: Form, good: string, bad: string): string {
  switch (form) {
    case 'user-info':
      return bad.replace('://', `://${new URL(good).host}@`)
    case 'no-scheme':
      return bad.slice(bad.indexOf('//'))
    case 'javascript':
      return `javascript:fetch('${bad}/Patient')`
  }
}
