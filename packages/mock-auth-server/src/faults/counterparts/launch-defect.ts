import { z } from 'zod'
import { defineFault } from '../../core/declare/fault.ts'
import { appLaunch } from '../../core/declare/spec.ts'
import { readReplyText } from '../../core/http/reply.ts'
import type { Json, JsonObject } from '../../core/util/json.ts'
import { COUNTERPART } from './counterpart.ts'
import { without } from './without.ts'

export const launchDefect = defineFault({
  ...COUNTERPART,
  name: 'launch-defect',
  title: 'EHR launch with a defect',
  catalogueIds: ['S-040', 'S-042', 'S-083'],
  spec: appLaunch('launch-app-ehr-launch'),
  description:
    'Every launch has one and the same launch value, the style changes while its URL stays, or launch Tasks have no input.',
  steps: ['launch', 'style', 'fhir-search'],
  params: () =>
    z.strictObject({
      defect: z
        .enum(['handle-constant', 'style-url-unchanged', 'task-input-missing'])
        .default('handle-constant')
        .describe('What is wrong.'),
    }),
  points: {
    'launch.handle': (handle, { params: { defect } }) =>
      defect === 'handle-constant' ? 'launch-00000000000000000000000000000001' : handle,
    reply: (reply, { params: { defect }, step, matchNumber }) => {
      const text = readReplyText(reply)
      if (defect !== 'style-url-unchanged' || step !== 'style' || reply.status !== 200 || !text) return reply
      return { ...reply, body: JSON.stringify({ ...JSON.parse(text), dim_spacing_size: `${matchNumber}px` }) }
    },
    'fhir.reply': (reply, { params: { defect } }) =>
      defect === 'task-input-missing' && reply.body ? { ...reply, body: withoutInputs(reply.body) } : reply,
  },
})

/** Returns a searchset whose Tasks have no input. */
function withoutInputs(bundle: JsonObject): JsonObject {
  if (!Array.isArray(bundle.entry)) return bundle
  const entry = (bundle.entry as JsonObject[]).map((each) => {
    const resource = each.resource as JsonObject | undefined
    return resource?.resourceType === 'Task' ? { ...each, resource: without(resource, 'input') } : each
  })
  return { ...bundle, entry: entry as Json }
}
