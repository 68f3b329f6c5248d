import { z } from 'zod'
import { defineFault } from '../../core/declare/fault.ts'
import { rfc } from '../../core/declare/spec.ts'
import { usesNewToken } from '../../expectations/index.ts'
import { REFRESH } from './refresh-grant.ts'

export const refreshClientId = defineFault({
  name: 'refresh-client-id',
  title: 'client_id in the refresh of a public client',
  kind: 'must-tolerate',
  catalogueIds: ['F-221'],
  spec: rfc(6749, '3.2.1'),
  description:
    'The server rejects the refresh of a public client with 400 invalid_request if it carries client_id, which SMART does not list; or if it lacks client_id, which RFC 6749 allows.',
  requirement: 'Refresh with or without client_id; if one is rejected, try the other once.',
  ...REFRESH,
  params: () =>
    z.strictObject({
      is: z
        .enum(['refused', 'required'])
        .default('refused')
        .describe('Whether client_id is forbidden or required.'),
    }),
  points: {
    options: (options, { params, facts }) =>
      facts.clientType === 'public' ? { ...options, refreshClientId: params.is } : options,
  },
  prerequisites: ['refresh', 'public'],
  expects: usesNewToken('fhir'),
})
