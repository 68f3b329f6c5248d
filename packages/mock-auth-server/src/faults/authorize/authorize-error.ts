import { z } from 'zod'
import { defineFault } from '../../core/declare/fault.ts'
import { rfc } from '../../core/declare/spec.ts'
import { allOf, sendsAtMost } from '../../expectations/index.ts'
import { createErrorRedirect } from './create-error-redirect.ts'

const ERRORS = [
  'access_denied',
  'invalid_request',
  'unauthorized_client',
  // RFC 6749 has this for the token endpoint only; the public SMART launcher sends it here.
  'invalid_client',
  'unsupported_response_type',
  'invalid_scope',
  'server_error',
  'temporarily_unavailable',
  'login_required',
  'interaction_required',
  'consent_required',
  'account_selection_required',
  'request_not_supported',
  'request_uri_not_supported',
  'registration_not_supported',
  'invalid_request_object',
  'invalid_request_uri',
  'invalid_target',
  'x-vendor_error',
] as const

export const authorizeError = defineFault({
  name: 'authorize-error',
  title: 'Authorization ends in an error',
  kind: 'must-recover',
  catalogueIds: [
    'F-062',
    'F-063',
    'F-064',
    'F-065',
    'F-066',
    'F-067',
    'F-068',
    'F-069',
    'F-070',
    'F-071',
    'F-072',
  ],
  spec: rfc(6749, '4.1.2.1'),
  description:
    'The server sends the browser back to the app with an error and the right state, instead of a code.',
  requirement:
    'Say what happened and let the user decide; send a token request only with a code, and do not start over repeatedly without the user.',
  steps: ['decide', 'authorize'],
  params: () =>
    z.strictObject({
      error: z.enum(ERRORS).default('access_denied').describe('The error code.'),
      description: z.string().max(2000).optional().describe('The error_description; left out by default.'),
    }),
  points: { 'authorize.redirect': (redirect, { params }) => createErrorRedirect(redirect, params) },
  times: Infinity,
  expects: allOf(sendsAtMost(3, 'authorize'), sendsAtMost(0, 'token')),
})
