import type { FormControl, Page, PageForm } from '../pages/page.ts'

/** Lists the buttons of a form; Enter presses the first. */
export function listButtons({ controls }: PageForm): FormControl[] {
  return controls.filter(({ type }) => type === 'button')
}

/** Finds a button by its value, its text or its name, in this order: several buttons often share a name. */
export function findButton(form: PageForm, wanted: string): FormControl | undefined {
  const buttons = listButtons(form)
  const keys = ['value', 'text', 'name'] as const
  return keys
    .map((key) => buttons.find((each) => each[key] === wanted))
    .find((button) => button !== undefined)
}

/** Finds the URL of a link by its text. */
export function findLink({ links }: Page, wanted: string): string | undefined {
  return links.find(({ text }) => text === wanted)?.url
}
