import { encodeJson, parseJson } from '../model/json.ts'
import type { Resource } from '../model/resource.ts'
import { decodeText, type PackedText, type PackedTexts } from './packed-texts.ts'
import { type Forgetful, RecentUse } from './recent-use.ts'
import type { LiveVersion } from './stored-version.ts'

/** Characters of JSON of which values are kept in a process; as objects they take about five times that. */
const KEPT = 4_000_000

const recent = new RecentUse(KEPT)

/** A version of which the JSON is kept as bytes, and parsed when it is needed. */
export class PackedVersion implements LiveVersion, Forgetful {
  readonly type: string
  readonly id: string
  readonly version: string
  readonly at: number
  readonly ordinal: number
  readonly cache = {}
  wasUsed = false
  #json: PackedText
  #hasDecimals: boolean
  #text: string | undefined
  #resource: Resource | undefined

  /** Packs a version; `texts` has its JSON from then on. */
  constructor({ type, id, version, at, ordinal, resource }: LiveVersion, texts: PackedTexts) {
    this.type = type
    this.id = id
    this.version = version
    this.at = at
    this.ordinal = ordinal
    const { text, hasDecimals } = encodeJson(resource)
    this.#json = texts.pack(text)
    this.#hasDecimals = hasDecimals
  }

  get method(): 'PUT' {
    return 'PUT'
  }

  get sequence(): number {
    return this.ordinal
  }

  get size(): number {
    return this.#json.end - this.#json.start
  }

  get text(): string {
    this.#keep()
    this.#text ??= decodeText(this.#json)
    return this.#text
  }

  get resource(): Resource {
    this.#keep()
    this.#resource ??= this.parse()
    return this.#resource
  }

  parse(): Resource {
    if (this.#resource) return this.#resource
    const text = this.#text ?? decodeText(this.#json)
    return (this.#hasDecimals ? parseJson(text) : JSON.parse(text)) as Resource
  }

  /** Replaces the resource, before anybody has seen it. */
  replace(resource: Resource, texts: PackedTexts): void {
    const { text, hasDecimals } = encodeJson(resource)
    this.#json = texts.repack(text, this.#json)
    this.#hasDecimals = hasDecimals
  }

  forget(): void {
    this.#text = undefined
    this.#resource = undefined
  }

  #keep(): void {
    if (this.#text === undefined && this.#resource === undefined) recent.add(this)
    else this.wasUsed = true
  }
}
