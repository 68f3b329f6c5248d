/** The parameters of a launch task (S-152; SMART "task-launch"). */
export interface TaskLaunch {
  readonly kind: 'ehr' | 'standalone'
  /** The launch URL of the app, or for a standalone launch its address. */
  readonly application: string
  readonly patient: string | undefined
  readonly encounter: string | undefined
  readonly appContext: string | undefined
}

const CODES = { 'launch-app-ehr': 'ehr', 'launch-app-standalone': 'standalone' } as const
const APPLICATION = 'smartonfhir-application'
const APP_CONTEXT = 'smartonfhir-appcontext'

/** Parses a launch task; throws an `Error` with the reason when it is not one. */
export function parseLaunchTask(task: fhir4.Task): TaskLaunch {
  const code = (task.code?.coding ?? [])
    .map((coding) => coding.code ?? '')
    .find((known) => Object.hasOwn(CODES, known))
  if (code === undefined) throw new Error('its code is neither launch-app-ehr nor launch-app-standalone')
  const applications = inputs(task, APPLICATION).map(({ valueUrl }) => valueUrl)
  const [application] = applications
  if (applications.length !== 1 || application === undefined) {
    throw new Error(`it requires exactly one input ${APPLICATION} with a valueUrl`)
  }
  const contexts = inputs(task, APP_CONTEXT)
  if (contexts.length > 1) throw new Error(`it has more than one input ${APP_CONTEXT}`)
  return {
    kind: CODES[code as keyof typeof CODES],
    application,
    patient: idOf(task.for, 'Patient'),
    encounter: idOf(task.encounter, 'Encounter'),
    appContext: contexts[0]?.valueString,
  }
}

function inputs(task: fhir4.Task, code: string): readonly fhir4.TaskInput[] {
  return (task.input ?? []).filter(({ type }) => type.coding?.some((coding) => coding.code === code))
}

function idOf(reference: fhir4.Reference | undefined, type: string): string | undefined {
  const [, id] = new RegExp(`(?:^|/)${type}/([A-Za-z0-9.-]{1,64})$`).exec(reference?.reference ?? '') ?? []
  return id
}
