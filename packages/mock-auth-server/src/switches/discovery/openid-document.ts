import { defineSwitch } from '../../core/declare/switch.ts'
import { collectExchangePlaceholders } from '../exchange-placeholders.ts'
import { applyShape } from './apply-shape.ts'
import { createShapeSchema, type DocumentShape } from './document-shape.ts'

export const openidDocument = defineSwitch({
  name: 'openidDocument',
  level: 'tenant',
  description:
    'The members of openid-configuration and of oauth-authorization-server: those of a recorded document, or those of this server with some left out, set or reordered.',
  legality: 'legal',
  catalogueIds: ['S-026'],
  faults: ['openid-configuration-own-keys', 'openid-configuration-foreign-keys'],
  default: {} as DocumentShape,
  schema: () => createShapeSchema('openid-configuration'),
  steps: ['openid-configuration', 'probe'],
  points: {
    'openid-configuration.document': (document, context) =>
      applyShape(document, context.value, collectExchangePlaceholders(context)),
  },
})
