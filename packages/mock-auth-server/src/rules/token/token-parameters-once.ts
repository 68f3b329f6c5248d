import { defineRule, fail, PASS } from '../../core/declare/rule.ts'
import { rfc } from '../../core/declare/spec.ts'
import { findRepeatedNames } from '../../core/http/incoming-request.ts'
import { parseForm } from '../evidence/requests/to-incoming-request.ts'

export const tokenParametersOnce = defineRule({
  name: 'token-parameters-once',
  level: 'error',
  catalogueIds: ['C-084'],
  spec: rfc(6749, '3.2'),
  requirement: 'Each parameter of a token request occurs once and has a value.',
  howToFix: 'Set parameters instead of appending them, and leave out those without a value.',
  steps: ['token'],
  check: (entry) => {
    const form = parseForm(entry)
    if (form.size === 0) return undefined
    const [repeated] = findRepeatedNames(form)
    if (repeated)
      return fail(`${repeated} occurs more than once`, 'once', `${form.getAll(repeated).length} times`)
    const empty = [...form].find(([, value]) => value === '' || value === 'undefined' || value === 'null')
    return empty ? fail(`${empty[0]} has no value`, 'a value', `"${empty[1]}"`) : PASS
  },
  examples: {
    valid: [{ step: 'token', method: 'POST', body: 'grant_type=authorization_code&code=a' }],
    invalid: [{ step: 'token', method: 'POST', body: 'grant_type=authorization_code&code=a&code=a' }],
  },
})
