/** A part of a mock that its listeners need, which may accept connections before it is there. */
export class Late<Part> {
  #part: Part | undefined
  #start: (part: Part) => void = () => undefined
  readonly #started = new Promise<Part>((resolve) => {
    this.#start = resolve
  })

  start(part: Part): void {
    this.#part = part
    this.#start(part)
  }

  /** Returns what is made of the part, as soon as it can be. */
  use<Made>(make: (part: Part) => Made | Promise<Made>): Made | Promise<Made> {
    return this.#part === undefined ? this.#started.then(make) : make(this.#part)
  }
}
