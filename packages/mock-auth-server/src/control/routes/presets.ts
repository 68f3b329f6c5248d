import { z } from 'zod'
import { loadSwitches } from '../../options/load-switches.ts'
import { ControlError } from '../control-error.ts'
import { presetSchema, presetSummarySchema, switchSchema } from '../preset-schemas.ts'
import { type AnyRoute, defineRoute } from '../route.ts'
import { toPresetJson, toPresetSummaryJson } from '../views/to-preset-json.ts'
import { toSwitchJson } from '../views/to-switch-json.ts'

const list = defineRoute({
  method: 'GET',
  path: '/presets',
  id: 'listPresets',
  summary: 'Lists the presets: habits of real servers, imitated for tests.',
  response: z.object({ presets: z.array(presetSummarySchema) }),
  handle: async () => {
    const { presets } = await loadSwitches()
    return { presets: [...presets.values()].map(toPresetSummaryJson) }
  },
})

const show = defineRoute({
  method: 'GET',
  path: '/presets/{preset}',
  id: 'getPreset',
  summary:
    'Returns a preset: each value with its grade and source, what is unknown, and what is not imitated.',
  response: presetSchema,
  handle: async ({ params }) => {
    const { presets, switches } = await loadSwitches()
    const found = presets.get(params.preset ?? '')
    if (!found) {
      throw new ControlError(
        404,
        `there is no preset ${params.preset}; presets are ${[...presets.keys()].join(', ')}`,
      )
    }
    return toPresetJson(found, switches)
  },
})

const listSwitches = defineRoute({
  method: 'GET',
  path: '/switches',
  id: 'listSwitches',
  summary: 'Lists the switches, which are options of tenants and clients, with the schemas of their values.',
  response: z.object({ switches: z.array(switchSchema) }),
  handle: async () => {
    const { switches } = await loadSwitches()
    return { switches: [...switches.values()].map(toSwitchJson) }
  },
})

export const PRESET_ROUTES: readonly AnyRoute[] = [list, show, listSwitches]
