/** The page that a browser ended on. */
export interface Landing {
  url: string
  status: number
  text: string
  /** Every URL on the way, including the last one. */
  way: string[]
}

/** A browser without scripts: stores cookies per origin and follows redirects. */
export class TestBrowser {
  readonly #cookies = new Map<string, string>()

  async request(url: string, init: RequestInit = {}): Promise<Response> {
    const { origin } = new URL(url)
    const cookie = this.#cookies.get(origin)
    const response = await fetch(url, {
      ...init,
      redirect: 'manual',
      headers: { ...init.headers, ...(cookie ? { cookie } : {}) },
    })
    const [set] = response.headers.getSetCookie()
    if (set) this.#cookies.set(origin, set.split(';')[0] ?? '')
    return response
  }

  async open(url: string, headers: Record<string, string> = {}): Promise<Landing> {
    const way = [url]
    for (let current = url; ; ) {
      const response = await this.request(current, { headers })
      const location = response.headers.get('location')
      if (location === null)
        return { url: current, status: response.status, text: await response.text(), way }
      current = new URL(location, current).href
      way.push(current)
    }
  }
}
