import type { StyleSheet } from '../../model/launch-context.ts'
import type { StepDetail } from '../../model/run.ts'
import { sanitizeText } from '../http/sanitize-text.ts'
import { scopesAndContext } from '../spec.ts'

export const STYLE_SPEC = scopesAndContext('styling', 'styling')

const COLOR = /^(#[0-9a-f]{3,8}|[a-z]{3,30}|(rgb|hsl)a?\([\d\s.,%/]{1,60}\))$/i
const LENGTH = /^\d{1,4}(\.\d{1,4})?(px|em|rem|pt|%)?$/
const FONTS = /^[\w\s,'-]{1,200}$/

/**
 * Patterns of the values that each key of a style may have. Any other value could load something or affect
 * more than its element (F-135).
 */
const KEYS: Record<keyof StyleSheet, RegExp> = {
  color_background: COLOR,
  color_error: COLOR,
  color_highlight: COLOR,
  color_modal_backdrop: COLOR,
  color_success: COLOR,
  color_text: COLOR,
  dim_border_radius: LENGTH,
  dim_font_size: LENGTH,
  dim_spacing_size: LENGTH,
  font_family_body: FONTS,
  font_family_heading: FONTS,
}

/** Reads the style of an EHR, with a judgement for each key; unknown keys and unsafe values are left out. */
export function readStyle(json: Record<string, unknown>): { style: StyleSheet; details: StepDetail[] } {
  const style: StyleSheet = {}
  const details = Object.entries(json).map(([name, value]): StepDetail => {
    const shown = sanitizeText(typeof value === 'string' ? value : JSON.stringify(value))
    if (!isKey(name)) {
      return {
        name: sanitizeText(name),
        value: shown,
        verdict: { level: 'info', message: 'Not a key that SMART defines; ignored.' },
      }
    }
    if (value === '')
      return { name, value: '', verdict: { level: 'ok', message: 'Up to the app.', spec: STYLE_SPEC } }
    if (typeof value !== 'string' || !KEYS[name].test(value)) {
      const message = `${name} is not a plain ${name.startsWith('color') ? 'colour' : name.startsWith('dim') ? 'length' : 'list of fonts'} and was left out.`
      return { name, value: shown, verdict: { level: 'warning', message, spec: STYLE_SPEC } }
    }
    style[name] = value
    return { name, value: shown, verdict: { level: 'ok', message: 'Applied.', spec: STYLE_SPEC } }
  })
  return { style, details }
}

const isKey = (name: string): name is keyof StyleSheet => Object.hasOwn(KEYS, name)
