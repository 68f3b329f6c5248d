/** The values that a user enters into one form of the sign-in pages, and the button. Each is used once in a login. */
export interface FormEntry {
  /** Values by the names of controls: text, the value of a radio button or an option, or whether a box is ticked. */
  readonly fields: ReadonlyMap<string, string | boolean>
  /** Value, text or name of the button that approves; the text of a link where no button has it. */
  readonly submit?: string | undefined
  /** Likewise, of the one that denies. */
  readonly deny?: string | undefined
  /** `true` for the page on which a user can untick the box of a scope. */
  readonly narrow?: boolean | undefined
  /** Origin of the page, if it is not that of the authorization endpoint. */
  readonly origin?: string | undefined
}
