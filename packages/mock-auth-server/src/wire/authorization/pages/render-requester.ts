import { html } from 'hono/html'
import type { Markup } from '../../shared/pages/render-layout.ts'
import type { Shell } from '../../shared/pages/shell.ts'

/** Renders the requester: the client's name, isolated from its surroundings, and its host. */
export const renderRequester = ({ clientName, clientHost }: Shell): Markup =>
  html`<p class="asking"><strong><bdi>${clientName}</bdi></strong> <code class="muted">${clientHost}</code></p>`
