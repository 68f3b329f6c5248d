import type { LoginRequest } from '../login-driver.ts'
import { buildSubmission, FORM_TYPE, listParameters } from '../pages/build-submission.ts'
import type { BrowserRequest } from '../pages/create-page-browser.ts'
import type { FormControl, Page, PageForm } from '../pages/page.ts'
import { findButton, findLink, listButtons } from './find-button.ts'
import { findFieldsProblem } from './find-fields-problem.ts'
import type { FormEntry } from './form-entry.ts'

/** The request that an entry leads to, or the reason why it does not fit a page. */
export type Submission = { readonly request: BrowserRequest } | { readonly problem: string }

/** The decision of the user. */
type Choice = Pick<LoginRequest, 'decision' | 'deselect'>

/** A page without forms can still have a link. */
const NO_FORM: PageForm = { action: '', method: 'get', enctype: FORM_TYPE, controls: [] }

/** Fills the first form of a page that an entry fits, and presses its button or link. */
export function findSubmission(page: Page, entry: FormEntry, choice: Choice): Submission {
  const forms = page.forms.length === 0 ? [NO_FORM] : page.forms
  const judged = forms.map((form) => ({ form, problem: findFormProblem(form, page, entry) }))
  const fitting = judged.find(({ problem }) => problem === undefined)
  if (fitting) return press(fitting.form, page, entry, choice)
  const nearest = judged.reduce((one, other) =>
    countFields(other.form, entry) > countFields(one.form, entry) ? other : one,
  )
  return { problem: nearest.problem ?? '' }
}

/** Returns the reason why an entry does not fit a form, `undefined` when it does. */
function findFormProblem(form: PageForm, page: Page, entry: FormEntry): string | undefined {
  const { fields, submit } = entry
  const problem = findFieldsProblem(form, fields)
  if (problem !== undefined) return problem
  if (submit !== undefined)
    return findButton(form, submit) || findLink(page, submit) !== undefined
      ? undefined
      : `it has no button or link "${submit}"`
  if (form === NO_FORM) return 'it has no form'
  // Without a name nothing is pressed that a user would have to choose.
  const count = listButtons(form).length
  return fields.size === 0 && count !== 1 ? `it has ${count} buttons, so "submit" must name one` : undefined
}

const countFields = ({ controls }: PageForm, { fields }: FormEntry): number =>
  controls.filter(({ name }) => fields.has(name)).length

function press(form: PageForm, page: Page, entry: FormEntry, { decision, deselect }: Choice): Submission {
  const wanted = (decision === 'deny' ? entry.deny : undefined) ?? entry.submit
  const types = decision === 'narrow' && entry.narrow ? deselect : []
  if (wanted === undefined) return submit(form, entry, listButtons(form)[0], types)
  const button = findButton(form, wanted)
  if (button) return submit(form, entry, button, types)
  const url = findLink(page, wanted)
  return url === undefined ? { problem: `it has no button or link "${wanted}"` } : { request: { url } }
}

function submit(
  { controls, ...rest }: PageForm,
  { fields }: FormEntry,
  button: FormControl | undefined,
  types: readonly string[],
): Submission {
  const { action = rest.action } = button ?? {}
  if (!/^https?:/i.test(action) || !URL.canParse(action))
    return { problem: 'its form is sent to no web address' }
  const missing = types.filter((type) => !controls.some((control) => isBox(control, type)))
  if (missing.length > 0) return { problem: `it has no box for ${missing.join(', ')}` }
  const ticked = controls.filter((control) => !types.some((type) => isBox(control, type)))
  const form = { ...rest, controls: ticked }
  const request = buildSubmission(form, listParameters(form, fields, button), button)
  const secretParameters = [...fields].flatMap(([name, value]) => (typeof value === 'string' ? [name] : []))
  return { request: { ...request, secretParameters } }
}

/** Returns `true` for the box of a scope for a resource type. */
const isBox = ({ type, value }: FormControl, resourceType: string): boolean =>
  type === 'checkbox' && new RegExp(`/${resourceType}\\b`).test(value)
