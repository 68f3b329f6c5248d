import { sanitizeText } from '../../../smart/http/sanitize-text.ts'
import type { Page } from '../pages/page.ts'

const MOST_NAMES = 12

/** Describes what a user can use on a page: its forms by the names of their fields and the texts of their buttons. */
export function describeControls({ forms }: Page): string {
  if (forms.length === 0) return 'no form'
  const texts = forms.map(({ controls }) => {
    const fields = controls.filter(({ type, name }) => type !== 'hidden' && type !== 'button' && name !== '')
    const buttons = controls.filter(({ type }) => type === 'button')
    const names = [...new Set(fields.map(({ name }) => name)), ...buttons.map(formatButton)]
    return names.length === 0
      ? 'a form without fields'
      : `a form with ${names.slice(0, MOST_NAMES).join(', ')}`
  })
  return sanitizeText(texts.join('; '))
}

const formatButton = ({ text, value, name }: Page['forms'][number]['controls'][number]): string =>
  `"${text || value || name}"`
