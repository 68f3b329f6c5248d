/** The style of a sequence diagram: colours follow the reader's, also in a separate file. */
export const DIAGRAM_STYLE = `.sequence{font:12px system-ui,sans-serif;fill:#1c2430;stroke:none;color-scheme:light dark}
.sequence .page{fill:#fff}.sequence .life{stroke:#b8c0cc;stroke-dasharray:3 4}.sequence .arrow{stroke:#44546a;fill:none}
.sequence .reply{stroke-dasharray:6 4}.sequence .tip{fill:#44546a}.sequence .head{font-weight:600}
.sequence text{paint-order:stroke;stroke:#fff;stroke-width:3px;stroke-linejoin:round}
.sequence .struck{fill:#9a4a05;font-weight:600}.sequence .band{fill:#fdecec}.sequence .wrong{fill:#b3202b;font-weight:600;stroke:#fdecec}
@media (prefers-color-scheme:dark){.sequence{fill:#e6e9ef}.sequence .page{fill:#171b22}.sequence .life{stroke:#4a5362}
.sequence text{stroke:#171b22}.sequence .arrow{stroke:#a9b4c4}.sequence .tip{fill:#a9b4c4}.sequence .struck{fill:#fbbf24}
.sequence .band{fill:#3a1d22}.sequence .wrong{fill:#ff8a8a;stroke:#3a1d22}}
@media print{.sequence{fill:#000}.sequence .page{fill:#fff}.sequence text{stroke:#fff}.sequence .arrow{stroke:#000}.sequence .tip{fill:#000}
.sequence .struck{fill:#9a4a05}.sequence .band{fill:#fdecec}.sequence .wrong{fill:#b3202b;stroke:#fdecec}}`
