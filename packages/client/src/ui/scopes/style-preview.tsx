import type { StyleSheet } from '../../model/api.ts'

/** Shows a sample app in the colours, sizes and fonts of the EHR's `smart_style_url`. */
export function StylePreview({ style }: { style: StyleSheet }) {
  const heading = style.font_family_heading ?? style.font_family_body
  // Beside the text, not as its colour, which might be unreadable.
  const beside = (color: string | undefined) => ({ borderInlineStart: `4px solid ${color ?? 'transparent'}` })
  return (
    <section class="stack-tight" aria-label="Style of the EHR">
      <h3>How an app looks in this EHR</h3>
      <div
        class="style-preview stack-tight"
        aria-hidden="true"
        style={{
          background: style.color_background,
          color: style.color_text,
          borderRadius: style.dim_border_radius,
          fontSize: style.dim_font_size,
          fontFamily: style.font_family_body,
          padding: style.dim_spacing_size,
        }}
      >
        <strong style={{ fontFamily: heading, ...beside(style.color_highlight) }}>
          Heading, highlighted
        </strong>
        <span style={beside(undefined)}>Text as the EHR writes it.</span>
        <span style={beside(style.color_success)}>Done</span>
        <span style={beside(style.color_error)}>Not done</span>
      </div>
    </section>
  )
}
