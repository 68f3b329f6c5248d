import { z } from 'zod'
import { defineFault } from '../../core/declare/fault.ts'
import { withoutRequirement } from '../../core/declare/server-requirements.ts'
import { appLaunch } from '../../core/declare/spec.ts'
import { FHIR_STEPS, isFhirStep } from '../../core/journal/steps.ts'
import { COUNTERPART } from './counterpart.ts'
import { without } from './without.ts'

/** Length of the guessable part of a code or token: 48 bits. */
const GUESSABLE = 8
const LONG = 9000

const DEFECTS = [
  'authorization-details-malformed',
  'token-characters',
  'token-too-long',
  'tokens-guessable',
  'codes-guessable',
  'profile-missing',
  'granular-dropped',
] as const

export const tokenDefect = defineFault({
  ...COUNTERPART,
  name: 'token-defect',
  title: 'Code or token response with a defect',
  catalogueIds: ['S-059', 'S-074', 'S-085', 'S-118', 'S-126'],
  spec: appLaunch('response-5'),
  description:
    'The token response has authorization_details that is no list, no profile claim, or granular scopes without their constraint; or codes or access tokens are too long, have odd characters or can be guessed.',
  steps: ['authorize', 'decide', 'token', ...FHIR_STEPS],
  params: () =>
    z.strictObject({
      defect: z.enum(DEFECTS).default('authorization-details-malformed').describe('What is wrong.'),
    }),
  points: {
    // The server accepts what it issued.
    options: (options, { params: { defect }, step }) =>
      defect === 'token-characters' && isFhirStep(step)
        ? withoutRequirement(options, 'fhir-token-format')
        : options,
    'authorize.code': (code, { params: { defect } }) =>
      defect === 'codes-guessable' ? `code-${code.slice(-GUESSABLE)}` : code,
    'token.accessToken': (token, { params: { defect } }) => {
      if (defect === 'tokens-guessable') return `token-${token.slice(-GUESSABLE)}`
      if (defect === 'token-characters') return `${token}!`
      return defect === 'token-too-long' ? token.padEnd(LONG, 'x') : token
    },
    'token.idToken': (draft, { params: { defect } }) =>
      defect === 'profile-missing' ? { ...draft, claims: without(draft.claims, 'profile') } : draft,
    'token.response': (response, { params: { defect } }) => {
      if (defect === 'authorization-details-malformed')
        return { ...response, authorization_details: { type: 'smart_on_fhir' } }
      if (defect === 'granular-dropped' && typeof response.scope === 'string')
        return { ...response, scope: response.scope.replace(/\?\S*/g, '') }
      return response
    },
  },
})
