/** Kinds of controls; every `input` that a user types into is `text`, but for passwords. */
export type ControlType =
  | 'text'
  | 'password'
  | 'hidden'
  | 'checkbox'
  | 'radio'
  | 'select'
  | 'textarea'
  | 'button'

/** A control of a form, as it stands on the page. */
export interface FormControl {
  readonly type: ControlType
  /** Empty when it has none: such a control is not sent. */
  readonly name: string
  readonly value: string
  readonly isChecked: boolean
  /** Values that a `select` offers; those that are selected are sent. */
  readonly options: readonly { readonly value: string; readonly isSelected: boolean }[]
  /** Visible text of a button, in one line. */
  readonly text: string
  /** `formaction` and `formmethod` of a button. */
  readonly action?: string
  readonly method?: string
}

/** A form of a page. */
export interface PageForm {
  /** Absolute. */
  readonly action: string
  /** `get`, `post` or what else the page says, in lower case. */
  readonly method: string
  /** The media type of its body, in lower case. */
  readonly enctype: string
  /** Enabled controls, in document order. */
  readonly controls: readonly FormControl[]
}

/** The part of a page that a user without scripts can use. */
export interface Page {
  readonly title: string
  readonly forms: readonly PageForm[]
  readonly links: readonly { readonly text: string; readonly url: string }[]
  /** URL that the page goes on to by itself (`<meta http-equiv="refresh">`). */
  readonly refresh?: string
}
