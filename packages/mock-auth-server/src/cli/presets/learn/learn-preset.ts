import { escapeForTerminal, UsageError } from '@smart-mock/cli-kit'
import { loadSwitches } from '../../../options/load-switches.ts'
import type { PresetsSettings } from '../presets-settings.ts'
import { createDraft } from './create-draft.ts'
import { formatDraft } from './format-draft.ts'
import { createRecording } from './recording/create-recording.ts'
import { readHar } from './recording/read-har.ts'

/** Runs `smart-mock presets learn --har <file>`: prints proposals, and sends nothing. Throws `UsageError`. */
export async function learnPreset(
  [word]: readonly string[],
  { har, asJson }: Pick<PresetsSettings, 'har' | 'asJson'>,
): Promise<number> {
  if (word !== undefined) throw new UsageError(`presets learn: unexpected argument ${word}`)
  if (har === undefined) throw new UsageError('presets learn requires --har <file>')
  const recording = createRecording(await readHar(har), har)
  const draft = createDraft(recording, await loadSwitches())
  process.stdout.write(asJson ? `${JSON.stringify(draft, null, 2)}\n` : escapeForTerminal(formatDraft(draft)))
  return 0
}
