/** The part of Eleventy that the site uses; it has no types of its own. */
declare module '@11ty/eleventy' {
  interface Config {
    setLibrary(language: string, library: { render(text: string): string }): void
    addTemplate(path: string, template: string | ((data: never) => string), data?: object): void
  }
  interface Options {
    readonly quietMode?: boolean
    readonly configPath?: string | false
    readonly config?: (config: Config) => object
  }
  export class Eleventy {
    constructor(input: string, output: string, options: Options)
    write(): Promise<void>
  }
}
