import type { Brand, BrandReport } from '../../model/api.ts'
import { ExternalLink } from '../components/external-link.tsx'
import { VerdictText } from '../components/verdicts/verdict-text.tsx'
import { BrandEndpoints } from './brand-endpoints.tsx'
import { BrandLogo } from './brand-logo.tsx'

/** Shows the organization that runs the server, by its brand bundle, with its findings. */
export function BrandCard({ report }: { report: BrandReport | undefined }) {
  return (
    <section class="card card-body stack-tight" aria-label="Who runs this server">
      <div class="row spread">
        <h3>Who runs this server</h3>
        {report?.status !== undefined && <span class="chip">{report.status}</span>}
      </div>
      {report ? (
        <>
          <p class="mono">
            <ExternalLink href={report.url}>{report.url}</ExternalLink>
          </p>
          {report.brand && <BrandView brand={report.brand} />}
          <ul class="stack-tight small" aria-label="Assessment of the brand bundle">
            {report.findings.map((finding) => (
              <li key={finding.message}>
                <VerdictText verdict={finding} />
              </li>
            ))}
          </ul>
          {report.status === 304 && (
            <p class="muted small">304: the bundle has not changed; the cached copy is shown.</p>
          )}
          <p class="muted small">For information only: logins follow the smart-configuration.</p>
        </>
      ) : (
        <p class="muted">
          The smart-configuration has no <code>user_access_brand_bundle</code>, so the operator is unknown.
        </p>
      )}
    </section>
  )
}

function BrandView({ brand }: { brand: Brand }) {
  const { name, site, logo, logoLicense, portals, endpoints } = brand
  return (
    <>
      <div class="row">
        <BrandLogo key={logo} logo={logo} />
        <div class="grow-text">
          <p>
            <strong>
              {name ?? (site ? <ExternalLink href={site}>{site}</ExternalLink> : 'A brand without a name')}
            </strong>
          </p>
          {name && site && <ExternalLink href={site}>{site}</ExternalLink>}
          {logoLicense && (
            <p class="small">
              <ExternalLink href={logoLicense}>Licence of the logo</ExternalLink>
            </p>
          )}
        </div>
      </div>
      {portals.map(({ name: portal, url, description }) => (
        <p key={`${portal} ${url}`}>
          Portal:{' '}
          {url ? <ExternalLink href={url}>{portal ?? url}</ExternalLink> : (portal ?? 'without a name')}
          {description && <span class="muted"> {description}</span>}
        </p>
      ))}
      {endpoints.length > 0 && <BrandEndpoints endpoints={endpoints} />}
    </>
  )
}
