import { useSignal } from '@preact/signals'

/** Shows the logo of a brand, or a placeholder without one. */
export function BrandLogo({ logo }: { logo: string | undefined }) {
  const broken = useSignal(false)
  return (
    <div class="brand-logo">
      {logo === undefined || broken.value ? (
        <span class="muted small">no logo</span>
      ) : (
        <img
          src={logo}
          alt="Logo"
          onError={() => {
            broken.value = true
          }}
        />
      )}
    </div>
  )
}
