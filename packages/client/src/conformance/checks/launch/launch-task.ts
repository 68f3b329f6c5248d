import { filterRecords, isRecord } from '../../../smart/http/is-record.ts'
import { parseObject } from '../../../smart/http/parse-object.ts'
import { createProblem, createProblemIf, type Problem } from '../../../smart/requirements/requirement.ts'
import { taskLaunch } from '../../../smart/spec.ts'
import { defineCheck } from '../../declare/check.ts'
import { createNotApplicableError } from '../../declare/outcome.ts'
import { sendWithToken } from '../../sources/login/read-patient.ts'
import { readTokens } from '../../sources/login/read-tokens.ts'

type Json = Readonly<Record<string, unknown>>

const CODES = 'launch-app-ehr,launch-app-standalone'
const APPLICATION = 'smartonfhir-application'
const APP_CONTEXT = 'smartonfhir-appcontext'

export const launchTask = defineCheck({
  name: 'launch-task',
  title: 'Launch tasks conform to their profile',
  group: 'launch',
  catalogueIds: ['S-042', 'S-152'],
  level: 'MAY',
  since: '2.1',
  spec: taskLaunch('Task', 'requesting-an-ehr-launch'),
  howToFix: `Give launch tasks one input ${APPLICATION} (url), and at most one ${APP_CONTEXT} (string).`,
  prerequisites: ['client', 'ehr-launch', 'thorough'],
  kind: 'active',
  login: { recipe: 'ehr', phase: 'live' },
  async judge(tools) {
    const { accessToken } = await readTokens(tools, 'ehr')
    const { status, text } = await sendWithToken(tools, `Task?code=${CODES}`, accessToken)
    if (status !== 200) throw createNotApplicableError(`A search for launch tasks returned ${status}.`)
    const tasks = filterRecords(parseObject(text)?.entry)
      .map(({ resource }) => resource)
      .filter((resource): resource is Json => isRecord(resource) && resource.resourceType === 'Task')
    if (tasks.length === 0) throw createNotApplicableError('There is no launch task.')
    return tasks.flatMap(judgeTask)
  },
})

function judgeTask({ id, input }: Json): Problem[] {
  const inputs = filterRecords(input)
  const find = (code: string) => inputs.filter(({ type }) => hasCode(type, code))
  const [applications, contexts] = [find(APPLICATION), find(APP_CONTEXT)]
  const task = `Task/${String(id)}`
  return [
    ...createProblemIf(
      applications.length !== 1,
      `${task} has ${applications.length} inputs ${APPLICATION}, not one.`,
    ),
    ...applications
      .filter(({ valueUrl }) => typeof valueUrl !== 'string')
      .map(() => createProblem(`The input ${APPLICATION} of ${task} is no valueUrl.`)),
    ...createProblemIf(contexts.length > 1, `${task} has ${contexts.length} inputs ${APP_CONTEXT}.`),
    ...contexts
      .filter(({ valueString }) => typeof valueString !== 'string')
      .map(() => createProblem(`The input ${APP_CONTEXT} of ${task} is no valueString.`)),
  ]
}

const hasCode = (type: unknown, wanted: string): boolean =>
  isRecord(type) && filterRecords(type.coding).some(({ code }) => code === wanted)
