import { describe, expect, it } from 'vitest'
import { renderRefusalPage } from '../shared/pages/render-refusal-page.ts'
import { renderEhrPage } from './render-ehr-page.ts'
import { renderInterstitialPage } from './render-interstitial-page.ts'

describe('refusalPage', () => {
  const refusal = { title: 'Unknown client', message: 'No client has this id.', tryThis: ['Register it.'] }

  it('shows the event, advice and the line to add', () => {
    const page = renderRefusalPage({ ...refusal, line: 'client: my-app', details: [['client_id', 'my-app']] })
    expect(page).toContain('<h1>Unknown client</h1>')
    expect(page).toContain('<li>Register it.</li>')
    expect(page).toContain('<code class="line">client: my-app</code>')
    expect(page).toContain('<dt>client_id</dt><dd><code>my-app</code></dd>')
  })

  it('omits missing parts', () => {
    expect(renderRefusalPage({ ...refusal, tryThis: [] })).not.toContain('<h2>')
  })
})

const HARMFUL = [
  'javascript:alert(1)',
  ' JavaScript:alert(1)',
  'java\nscript:alert(1)',
  'data:text/html,x',
  'file:///etc',
  '/relative',
]

describe('ehrPage', () => {
  it('frames the app', () => {
    const page = renderEhrPage({
      appName: 'Chart',
      launchUrl: 'https://app.example/launch?iss=i&launch=l',
      patientName: 'Carla',
    })
    expect(page).toContain('<iframe src="https://app.example/launch?iss=i&amp;launch=l" title="Chart">')
    expect(page).toContain('<bdi>Carla</bdi>')
  })

  it.each([...HARMFUL, 'com.example.app:/launch'])('does not frame %j', (launchUrl) => {
    expect(renderEhrPage({ appName: 'Chart', launchUrl })).not.toContain('<iframe')
  })
})

describe('interstitialPage', () => {
  it.each(['https://app.example/cb?code=1', 'com.example.app:/cb'])('links to %s', (target) => {
    expect(renderInterstitialPage({ target, message: 'By hand.' })).toContain(`href="${target}"`)
  })

  it.each(HARMFUL)('shows %j without a link', (target) => {
    expect(renderInterstitialPage({ target, message: 'By hand.' })).not.toContain('<a ')
  })
})
