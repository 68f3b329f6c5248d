import { z } from 'zod'
import { PRESET_NAMES } from '../../../presets/preset-names.ts'
import { createRouteTool } from '../create-route-tool.ts'
import type { Tool } from '../tool.ts'

const listPresets = createRouteTool({
  name: 'list_presets',
  title: 'List presets',
  description:
    'Lists the presets: habits of real servers, imitated for tests, with their variants. None was reviewed by its vendor.',
  route: 'listPresets',
  effect: 'reads',
})

const getPreset = createRouteTool({
  name: 'get_preset',
  title: 'Read a preset',
  description:
    'Returns what a preset changes against a strict server, each value with grade and source, and what is unknown.',
  route: 'getPreset',
  effect: 'reads',
})

const setPreset = createRouteTool({
  name: 'set_preset',
  title: 'Imitate a real server',
  description:
    'Gives a tenant the habits of a real server until its next reset; none makes it strict again. Read the journal for the switches that changed something.',
  route: 'changeTenant',
  effect: 'changes',
  isIdempotent: true,
  without: ['allow'],
  input: {
    options: z.strictObject({
      preset: z.enum(['none', ...PRESET_NAMES]),
      presetVariants: z.array(z.string().max(100)).max(10).optional(),
    }),
  },
})

const listPresetRisks = createRouteTool({
  name: 'list_preset_risks',
  title: 'Predict failures at real servers',
  description:
    'Predicts from the exchanges of a tenant, or of one run, at which presets the client would fail, and how to cope. It says nothing of what was not exercised.',
  route: 'listPresetRisks',
  effect: 'reads',
})

/** Tools about the habits of real servers. */
export const PRESET_TOOLS: readonly Tool[] = [listPresets, getPreset, setPreset, listPresetRisks]
