import { defineRule, fail, PASS } from '../../core/declare/rule.ts'
import { appLaunch } from '../../core/declare/spec.ts'

export const redirectUriRegistered = defineRule({
  name: 'redirect-uri-registered',
  level: 'error',
  catalogueIds: ['C-024'],
  spec: appLaunch('request-4'),
  requirement: 'The redirect_uri is one that the client registered, character by character.',
  howToFix:
    'Send a registered redirect_uri; a different slash, port or letter case makes it a different URI.',
  steps: ['authorize'],
  check: ({ facts: { redirectUri, registeredUris } }) => {
    if (!redirectUri) return fail('redirect_uri is missing', registeredUris ?? 'a registered one', 'none')
    if (registeredUris === undefined) return undefined
    return registeredUris.split(' ').includes(redirectUri)
      ? PASS
      : fail('redirect_uri is not registered', registeredUris, redirectUri)
  },
  examples: {
    valid: [
      {
        step: 'authorize',
        facts: { redirectUri: 'https://app.example/cb', registeredUris: 'https://app.example/cb' },
      },
    ],
    invalid: [
      {
        step: 'authorize',
        facts: { redirectUri: 'https://app.example/cb/', registeredUris: 'https://app.example/cb' },
      },
    ],
  },
})
