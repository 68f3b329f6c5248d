import { parseObject } from '../../../smart/http/parse-object.ts'
import { createProblem, createProblemIf } from '../../../smart/requirements/requirement.ts'
import { scopesAndContext } from '../../../smart/spec.ts'
import { defineCheck } from '../../declare/check.ts'
import { createBlockedError } from '../../declare/outcome.ts'
import { fetchStyle, fetchStyleAgain } from '../../sources/launch/styles.ts'

/** Keys whose values are strings. */
const KEYS =
  /^(?:color_(?:background|error|highlight|modal_backdrop|success|text)|dim_(?:border_radius|font_size|spacing_size)|font_family_(?:body|heading))$/

export const launchStyle = defineCheck({
  name: 'launch-style',
  title: 'smart_style_url returns a style and changes with it',
  group: 'launch',
  catalogueIds: ['S-023', 'S-082', 'S-083'],
  level: 'SHALL',
  spec: scopesAndContext('styling', 'styling'),
  howToFix: 'Serve the style as a JSON object at smart_style_url, and give a changed style a new URL.',
  prerequisites: ['client', 'ehr-launch', 'context-style'],
  cases: {
    document: {
      kind: 'active',
      login: { recipe: 'ehr', phase: 'live' },
      async judge({ get }) {
        const { status, text } = await get(fetchStyle)
        const json = status === 200 ? parseObject(text) : undefined
        if (!json)
          return [
            createProblem(
              `smart_style_url returns ${status}${status === 200 ? ' without a JSON object' : ''}.`,
            ),
          ]
        return Object.entries(json)
          .filter(([name]) => KEYS.test(name))
          .flatMap(([name, value]) =>
            createProblemIf(typeof value !== 'string', `${name} is ${JSON.stringify(value)}, not a string.`),
          )
      },
    },
    'url-changes': {
      kind: 'active',
      catalogueIds: ['S-083'],
      login: { recipe: 'ehr', phase: 'live' },
      async judge({ get }) {
        const [one, other] = [await get(fetchStyle), await get(fetchStyleAgain)]
        if (one.status !== 200 || other.status !== 200)
          throw createBlockedError('launch-style/document', 'There are no two styles to compare.')
        return createProblemIf(one.text !== other.text, 'The style has changed, and its URL has not.')
      },
    },
  },
})
