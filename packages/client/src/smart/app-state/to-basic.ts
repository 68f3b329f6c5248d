import type { AppStateDraft } from '../../model/app-state.ts'
import { SmartError } from '../smart-error.ts'
import { appState } from '../spec.ts'

/** Maximum size of app state that every server accepts, by the stricter reading of 256 kB. */
export const MOST_BYTES = 256_000

const CREATE = appState('Create', 'create')

/** Splits `system|code` into system and code. @throws SmartError invalid-input */
export function splitCode(text: string): { system: string; code: string } {
  const [system = '', code = '', ...rest] = text.split('|')
  if (system && code && rest.length === 0 && !/\s/.test(text)) return { system, code }
  throw new SmartError('invalid-input', `"${text.slice(0, 100)}" is not system|code.`, {
    whatToTry: 'For example https://app.example.org|preferences.',
    spec: CREATE,
  })
}

/**
 * Converts a draft to a Basic resource: one coding, an absolute subject, values as valueString, no
 * version (C-184).
 *
 * @throws SmartError invalid-input or too-large, before anything is sent.
 */
export function toBasic({ id, code, subject, values }: AppStateDraft) {
  const kept = values.filter(({ value }) => value !== '')
  const wrong = kept.find(({ url }) => !/^[a-z][a-z0-9+.-]*:\S+$/i.test(url))
  if (wrong)
    throw new SmartError('invalid-input', `"${wrong.url.slice(0, 100)}" is not the URL of an extension.`, {
      whatToTry: 'Use a URL of your own, such as https://app.example.org/theme, that identifies the value.',
      spec: CREATE,
    })
  if (kept.length === 0)
    throw new SmartError('invalid-input', 'No value to save.', {
      whatToTry: 'Enter one, or delete the state.',
      spec: CREATE,
    })
  const resource = {
    resourceType: 'Basic',
    ...(id === undefined ? {} : { id }),
    code: { coding: [splitCode(code)] },
    ...(subject === undefined ? {} : { subject: { reference: subject } }),
    extension: kept.map(({ url, value }) => ({ url, valueString: value })),
  }
  const bytes = countBytes(JSON.stringify(resource))
  if (bytes > MOST_BYTES)
    throw new SmartError('too-large', `The state has ${bytes} bytes; it was not sent.`, {
      whyItMatters: `Servers need not accept more than 256 kB (${MOST_BYTES} bytes).`,
      whatToTry: 'Save less.',
      spec: CREATE,
    })
  return resource
}

export const countBytes = (text: string): number => new TextEncoder().encode(text).length
