import { defineChoice } from './option-declaration.ts'

/** The option that says who may have a token introspected (S-135). */
export const introspectionOption = defineChoice(
  'open',
  ['open', 'protected', 'own-token', 'client', 'unadvertised-open', 'get-with-hint'],
  'Who may have a token introspected: `protected` requires an active token or client authentication, `client` the latter, `own-token` that very token as bearer token, `get-with-hint` the client and token_type_hint, and allows GET. `own-token` and `unadvertised-open` are in no document.',
)
