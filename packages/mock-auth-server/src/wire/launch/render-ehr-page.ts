import { html } from 'hono/html'
import { isFrameTarget } from '../shared/pages/link-target.ts'
import { type Markup, renderLayout } from '../shared/pages/render-layout.ts'
import type { Banner } from '../shared/pages/shell.ts'

export interface EhrModel {
  readonly appName: string
  /** The app's launch URL with `iss` and `launch`. */
  readonly launchUrl: string
  readonly patientName?: string | undefined
  readonly banner?: Banner | undefined
}

/** Renders a page of an EHR with the app in a frame (embedded EHR launch). */
export function renderEhrPage({ appName, launchUrl, patientName, banner }: EhrModel): string {
  const main = html`
<header>
<h1>EHR</h1>
${patientName !== undefined && html`<span>Patient <strong><bdi>${patientName}</bdi></strong></span>`}
<span class="muted">App <bdi>${appName}</bdi></span>
</header>
${isFrameTarget(launchUrl) ? html`<iframe src="${launchUrl}" title="${appName}"></iframe>` : notFrameable(launchUrl)}`
  return renderLayout({ title: `EHR: ${appName}`, banner, kind: 'ehr', main })
}

const notFrameable = (launchUrl: string): Markup =>
  html`<p>The app cannot be shown: its launch URL <code>${launchUrl}</code> is not an http or https URL. Correct it in the client's registration.</p>`
