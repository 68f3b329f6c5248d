import type { JournalEntry } from '../../api/types.ts'

/** Names the preset that was in force at an exchange, with its variants. */
export function EntryPreset({ entry: { preset, presetVariants = [] } }: { entry: JournalEntry }) {
  if (preset === undefined) return null
  return (
    <>
      {' · '}
      <a
        href={`/docs/presets/${preset}`}
        title="The preset in force at this exchange, an imitation for tests"
      >
        {preset}-like
      </a>
      {presetVariants.length > 0 && ` (${presetVariants.join(', ')})`}
    </>
  )
}
