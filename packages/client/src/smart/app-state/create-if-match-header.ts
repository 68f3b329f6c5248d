import type { AppStateDraft } from '../../model/app-state.ts'
import type { StepHandle } from '../run/run-recorder.ts'
import { SmartError } from '../smart-error.ts'
import { appState } from '../spec.ts'

/**
 * Creates the header for a change of exactly the loaded version. @throws SmartError invalid-input where none
 * was.
 */
export function createIfMatchHeader(
  { version }: Pick<AppStateDraft, 'version'>,
  step: StepHandle,
): Record<string, string> {
  if (version === undefined)
    throw new SmartError(
      'invalid-input',
      'The server sent no version of this state, so it cannot be changed.',
      {
        whyItMatters: 'Without If-Match, another user’s change could be overwritten unnoticed.',
        whatToTry: 'The server must send an ETag, or meta.versionId.',
        spec: appState('Updates', 'updates'),
      },
    )
  step.detail({ name: 'If-Match', value: version, explanation: 'The version that was loaded.' })
  return { 'if-match': version }
}
