/** Colours, type and spacing as CSS custom properties, light and dark; the common look of all pages. */
export const PALETTE = `
:root {
  color-scheme: light dark;
  --ink: #1c2330;
  --ink-muted: #525c6d;
  --surface: #f4f6f9;
  --raised: #ffffff;
  --sunken: #e9edf2;
  --line: #d3d9e2;
  --line-strong: #828c9c;
  --accent: #1c5bc9;
  --accent-ink: #ffffff;
  --accent-soft: #e2ecfd;
  --error: #ad221b;
  --font: system-ui, -apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', sans-serif;
  --mono: ui-monospace, 'SF Mono', 'Cascadia Mono', Menlo, Consolas, 'DejaVu Sans Mono', monospace;
  --radius: 6px;
}
@media (prefers-color-scheme: dark) {
  :root {
    --ink: #e3e8ef;
    --ink-muted: #a2adbd;
    --surface: #12161c;
    --raised: #1a2029;
    --sunken: #0d1015;
    --line: #323b48;
    --line-strong: #7d899a;
    --accent: #82b1ff;
    --accent-ink: #0b1526;
    --accent-soft: #1f2f4a;
    --error: #ff8f86;
  }
}
`
