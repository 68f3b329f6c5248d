import type { DefaultTreeAdapterTypes } from 'parse5'
import type { ControlType, FormControl } from './page.ts'
import { listBelow, readAttribute, readRawText, readText } from './read-element.ts'

type Element = DefaultTreeAdapterTypes.Element

/** Types of `input`, as far as they differ from a line of text; `undefined` for what is never sent. */
const TYPES: Readonly<Record<string, ControlType | undefined>> = {
  hidden: 'hidden',
  password: 'password',
  checkbox: 'checkbox',
  radio: 'radio',
  submit: 'button',
  image: 'button',
  button: undefined,
  reset: undefined,
  file: undefined,
}

/** Parses a control of a form; `undefined` for one that is disabled or sends nothing. */
export function parseControl(element: Element, resolve: (link: string) => string): FormControl | undefined {
  const type = readType(element)
  if (type === undefined || readAttribute(element, 'disabled') !== undefined) return undefined
  const action = readAttribute(element, 'formaction')
  const method = readAttribute(element, 'formmethod')
  const value = readAttribute(element, 'value')
  return {
    type,
    name: readAttribute(element, 'name') ?? '',
    value: element.tagName === 'textarea' ? readRawText(element) : (value ?? (isTicked(type) ? 'on' : '')),
    isChecked: readAttribute(element, 'checked') !== undefined,
    options: type === 'select' ? listOptions(element) : [],
    text: element.tagName === 'button' ? readText(element) : (value ?? readAttribute(element, 'alt') ?? ''),
    ...(action === undefined ? {} : { action: resolve(action) }),
    ...(method === undefined ? {} : { method: method.toLowerCase() }),
  }
}

const isTicked = (type: ControlType): boolean => type === 'checkbox' || type === 'radio'

function readType(element: Element): ControlType | undefined {
  const type = (readAttribute(element, 'type') ?? '').toLowerCase()
  switch (element.tagName) {
    case 'select':
    case 'textarea':
      return element.tagName
    case 'button':
      return type === 'button' || type === 'reset' ? undefined : 'button'
    default:
      return Object.hasOwn(TYPES, type) ? TYPES[type] : 'text'
  }
}

/** Lists the options of a `select`; without a selected one a list that is no multiple choice selects its first. */
function listOptions(select: Element): FormControl['options'] {
  const options = listBelow(select).flatMap((node) =>
    'tagName' in node && node.tagName === 'option' && readAttribute(node, 'disabled') === undefined
      ? [
          {
            value: readAttribute(node, 'value') ?? readText(node),
            isSelected: readAttribute(node, 'selected') !== undefined,
          },
        ]
      : [],
  )
  const isDecided =
    readAttribute(select, 'multiple') !== undefined || options.some(({ isSelected }) => isSelected)
  return isDecided ? options : options.map((option, at) => ({ ...option, isSelected: at === 0 }))
}
