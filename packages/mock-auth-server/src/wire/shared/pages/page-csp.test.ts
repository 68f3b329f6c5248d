import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { PAGE_CSP } from './page-csp.ts'
import { renderRefusalPage } from './render-refusal-page.ts'

const page = renderRefusalPage({ title: 'T', message: 'S', tryThis: [] })
const hashOf = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`

describe('PAGE_CSP', () => {
  it('names exactly the stylesheet that the page carries', () => {
    const styles = [...page.matchAll(/<style>(.*?)<\/style>/gs)].map(([, css]) => css ?? '')
    expect(styles).toHaveLength(1)
    expect(PAGE_CSP).toContain(`style-src ${hashOf(styles[0] ?? '')};`)
    expect(PAGE_CSP).not.toContain(hashOf(`${styles[0]} `))
  })

  it('leaves nothing on the page that it would block', () => {
    expect(page).not.toMatch(/<script| style=| on\w+=/)
  })

  it('leaves framing to the caller and omits form targets (S-061)', () => {
    expect(PAGE_CSP).not.toMatch(/frame-ancestors|form-action|script-src/)
  })
})
