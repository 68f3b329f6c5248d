/** Header name and value in their transferred order and spelling. */
export type HeaderPair = readonly [name: string, value: string]

/** A request as a listener passes it on; everything is kept raw, so that no evidence is lost. */
export interface RawRequest {
  method: string
  /** The request target exactly as received, query included. */
  target: string
  headers: readonly HeaderPair[]
  body: Uint8Array
  /** `true` when the body was longer than the listener's limit and was cut there. */
  bodyTruncated?: boolean
}

const decoder = new TextDecoder()
/** Maximum number of parameters of a form. */
const FORM_PARAMETERS = 10_000
/** Maximum number of bytes of a form. */
const FORM_BYTES = 1024 * 1024
const AMPERSAND = 0x26

/** One request, raw, with parsed forms as lazy views. */
export class IncomingRequest {
  readonly method: string
  readonly target: string
  readonly headers: readonly HeaderPair[]
  readonly body: Uint8Array
  /** `true` when the body is longer than a listener takes, or a form is too long or has too many parameters. */
  readonly bodyTruncated: boolean
  #query: URLSearchParams | undefined
  #form: URLSearchParams | undefined
  #text: string | undefined
  #mediaType: string | undefined

  constructor(raw: RawRequest) {
    this.method = raw.method
    this.target = raw.target
    this.headers = raw.headers
    this.body = raw.body
    this.bodyTruncated = raw.bodyTruncated === true || this.#isFormTooLarge()
  }

  /** The path as received: percent-encoding, `..` and `//` untouched. */
  get path(): string {
    const mark = this.target.indexOf('?')
    return mark < 0 ? this.target : this.target.slice(0, mark)
  }

  /** The query as received, without the question mark. */
  get rawQuery(): string {
    const mark = this.target.indexOf('?')
    return mark < 0 ? '' : this.target.slice(mark + 1)
  }

  get query(): URLSearchParams {
    this.#query ??= new URLSearchParams(this.rawQuery)
    return this.#query
  }

  /** Returns the text of so many bytes of the body at its beginning; it does not keep the rest in memory. */
  readStart(bytes: number): string {
    if (this.body.length <= bytes) return this.text
    return new TextDecoder().decode(this.body.subarray(0, bytes), { stream: true })
  }

  get text(): string {
    this.#text ??= decoder.decode(this.body)
    return this.#text
  }

  /** The body read as a form; empty when the content type is another or the body was cut. */
  get form(): URLSearchParams {
    const isForm = this.mediaType === FORM_MEDIA_TYPE && !this.bodyTruncated
    this.#form ??= new URLSearchParams(isForm ? this.text : '')
    return this.#form
  }

  #isFormTooLarge(): boolean {
    if (this.body.length <= FORM_PARAMETERS || this.mediaType !== FORM_MEDIA_TYPE) return false
    if (this.body.length > FORM_BYTES) return true
    let count = 1
    for (let at = this.body.indexOf(AMPERSAND); at >= 0; at = this.body.indexOf(AMPERSAND, at + 1)) {
      count += 1
      if (count > FORM_PARAMETERS) return true
    }
    return false
  }

  /** The content type without its parameters, in lower case. */
  get mediaType(): string {
    this.#mediaType ??= (this.header('content-type') ?? '').split(';', 1)[0]?.trim().toLowerCase() ?? ''
    return this.#mediaType
  }

  /** Returns the first header of that name; names are compared without case (S-027). */
  header(name: string): string | undefined {
    const wanted = name.toLowerCase()
    for (const [key, value] of this.headers) {
      if (key.length === wanted.length && key.toLowerCase() === wanted) return value
    }
    return undefined
  }

  /** Returns all headers of that name, in order. */
  headerAll(name: string): string[] {
    const wanted = name.toLowerCase()
    const values: string[] = []
    for (const [key, value] of this.headers) {
      if (key.length === wanted.length && key.toLowerCase() === wanted) values.push(value)
    }
    return values
  }
}

export const FORM_MEDIA_TYPE = 'application/x-www-form-urlencoded'

/** Returns the names that occur more than once (RFC 6749 section 3.1 forbids them). */
export function findRepeatedNames(params: URLSearchParams): string[] {
  const seen = new Set<string>(params.keys())
  if (seen.size === params.size) return []
  seen.clear()
  const repeated = new Set<string>()
  for (const name of params.keys()) {
    if (seen.has(name)) repeated.add(name)
    seen.add(name)
  }
  return [...repeated]
}
