import { DEFAULT_OPTIONS } from '../../../core/oauth/options.ts'
import { isSameJson } from '../../../core/util/json.ts'
import type { LoadedSwitches } from '../../../options/loaded-switches.ts'
import { optionsSchema } from '../../../options/options-schema.ts'
import { LESSONS } from './lessons/list.ts'
import type { Proposal } from './proposal.ts'
import type { Recording } from './recording/recording.ts'

/**
 * Proposes values of options and switches that explain what a recording shows, where it differs from a strict server.
 * Each is one that the options of a tenant accept.
 */
export function learn(
  recording: Recording,
  { switches }: Pick<LoadedSwitches, 'switches'>,
): readonly Proposal[] {
  const found = new Map<string, Proposal>()
  const read = (name: string) => {
    const earlier = found.get(name)
    return earlier?.certainty === 'possible' ? undefined : earlier?.value
  }
  for (const [name, lesson] of Object.entries(LESSONS)) {
    const learned = lesson(recording, read)
    if (
      learned &&
      isAccepted(name, learned.value) &&
      !isSameJson(learned.value, getStrictValue(name, switches))
    )
      found.set(name, { name, ...learned })
  }
  return [...found.values()]
}

/** Returns `true` for a value that this version has an option or a switch for. */
function isAccepted(name: string, value: unknown): boolean {
  const shape: Readonly<Record<string, { safeParse(value: unknown): { success: boolean } }>> =
    optionsSchema.shape
  return Object.hasOwn(shape, name) && (shape[name]?.safeParse(value).success ?? false)
}

function getStrictValue(name: string, switches: LoadedSwitches['switches']): unknown {
  const defaults: Readonly<Record<string, unknown>> = DEFAULT_OPTIONS
  return Object.hasOwn(defaults, name) ? (defaults[name] ?? null) : switches.get(name)?.default
}
