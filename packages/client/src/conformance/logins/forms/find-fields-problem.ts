import { FORM_TYPE } from '../pages/build-submission.ts'
import type { FormControl, PageForm } from '../pages/page.ts'

/** Returns the reason why fields cannot be filled in, `undefined` when they can. */
export function findFieldsProblem(
  form: PageForm,
  fields: ReadonlyMap<string, string | boolean>,
): string | undefined {
  const { controls, method, enctype } = form
  const missing = [...fields.keys()].filter((name) => !controls.some((control) => isField(control, name)))
  if (missing.length > 0) return `it has no field ${missing.join(', ')}`
  const isGet = method === 'get'
  if (!isGet && (method !== 'post' || enctype !== FORM_TYPE))
    return `its form is sent by ${method} as ${enctype}, which this driver does not do`
  // A query is in logs and histories, where no password belongs.
  if (isGet && controls.some(({ type }) => type === 'password')) return 'its form sends a password in the URL'
  for (const [name, value] of fields) {
    const problem = findValueProblem(
      controls.filter((control) => isField(control, name)),
      name,
      value,
    )
    if (problem !== undefined) return problem
  }
  return undefined
}

const isField = ({ type, name }: FormControl, wanted: string): boolean => name === wanted && type !== 'button'

function findValueProblem(
  controls: readonly FormControl[],
  name: string,
  value: string | boolean,
): string | undefined {
  const [{ type } = { type: 'text' }] = controls
  if (typeof value === 'boolean') return type === 'checkbox' ? undefined : `its field ${name} is no checkbox`
  const offered = listOffered(controls)
  return offered.length === 0 || offered.includes(value)
    ? undefined
    : `its field ${name} does not offer the value that login.forms names`
}

/** Lists the values that a user can choose from; empty when any text can be entered. */
function listOffered(controls: readonly FormControl[]): string[] {
  return controls.flatMap(({ type, value, options }) => {
    if (type === 'radio' || type === 'checkbox') return [value]
    return type === 'select' ? options.map((option) => option.value) : []
  })
}
