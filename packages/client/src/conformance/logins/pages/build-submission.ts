import type { BrowserRequest } from './create-page-browser.ts'
import type { FormControl, PageForm } from './page.ts'

/** The only media type of forms that is sent. */
export const FORM_TYPE = 'application/x-www-form-urlencoded'

/** Builds the request that a browser sends for a form with these parameters. */
export function buildSubmission(
  form: PageForm,
  parameters: readonly (readonly [name: string, value: string])[],
  button: FormControl | undefined,
): BrowserRequest {
  const method = button?.method ?? form.method
  const action = button?.action ?? form.action
  const body = new URLSearchParams(
    parameters.map(([name, value]): [string, string] => [name, toLines(value)]),
  )
  if (method !== 'post') {
    const url = new URL(action)
    url.search = body.toString()
    return { url: url.href }
  }
  return { url: action, form: body }
}

/** Lists what a form sends: the controls as they stand, but for those that `fields` sets, and the pressed button. */
export function listParameters(
  { controls }: PageForm,
  fields: ReadonlyMap<string, string | boolean>,
  button: FormControl | undefined,
): [name: string, value: string][] {
  return controls.flatMap((control): [string, string][] => {
    const { name, type } = control
    if (type === 'button') return control === button && name !== '' ? [[name, control.value]] : []
    return name === '' ? [] : listValues(control, fields.get(name)).map((value) => [name, value])
  })
}

/** Lists the values that a control sends; `field` is what the user enters or chooses. */
function listValues(control: FormControl, field: string | boolean | undefined): string[] {
  const { type, value, isChecked, options } = control
  switch (type) {
    case 'checkbox':
      return (typeof field === 'boolean' ? field : isChecked || field === value) ? [value] : []
    case 'radio':
      return (typeof field === 'string' ? field === value : isChecked) ? [value] : []
    case 'select':
      if (typeof field === 'string') return [field]
      return options.filter(({ isSelected }) => isSelected).map((option) => option.value)
    default:
      return [typeof field === 'string' ? field : value]
  }
}

/** Breaks lines as forms do. */
const toLines = (text: string): string => text.replace(/\r\n?|\n/g, '\r\n')
